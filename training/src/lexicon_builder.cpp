#include "lexicon_builder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "automaton_builder.h"
#include "bundle_writer.h"
#include "model/lexicon.h"
#include "reading_rules.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

const std::set<std::string> kClosedClasses = {"ADP",  "AUX",  "CCONJ", "DET",
                                              "PART", "PRON", "SCONJ"};
const std::set<std::string> kOpenClasses = {"ADJ", "ADV", "INTJ", "NOUN", "NUM", "VERB"};

/// How often a bundle or lemma was seen, and whether a word list has it.
struct Evidence {
  int main = 0, other = 0, weak = 0;  ///< weak: in treebanks whose features cannot be trusted
  int listed = 0;                     ///< 0: no; else its rank among the rows of the lists, from 1
  int seen() const { return 2 * main + other; }
  /// Order of preference.
  std::tuple<int, int, int> rank() const { return {-seen(), listed == 0, listed}; }
};

/// All that is known of one form under one part of speech.
struct Word {
  std::map<std::string, std::map<Edit, Evidence>> bundles;
  std::map<std::string, Evidence> totals;  ///< of each bundle
  int main = 0, other = 0;                 ///< other: the weak ones as well
  int rows = 0;
  bool small = false;  ///< a treebank has it all in small letters

  Evidence of_edit(const Edit& edit) const {
    Evidence sum;
    for (const auto& [bundle, edits] : bundles) {
      const auto found = edits.find(edit);
      if (found == edits.end()) continue;
      sum.main += found->second.main;
      sum.other += found->second.other;
      sum.weak += found->second.weak;
    }
    return sum;
  }
};

bool is_word(const std::string& lower) {
  return std::all_of(lower.begin(), lower.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string stem_of(const std::string& file) {
  const auto slash = file.rfind('/'), dot = file.rfind('.');
  const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
  return file.substr(start, dot - start);
}

}  // namespace

ReadingRules rules_of(const json& recipe, const std::string& root) {
  const json& m = recipe["morphology"];
  if (!m.contains("rules")) return {"", {}, {}};
  std::map<std::string, std::string> genders;
  for (const std::string& line : split(read_file(path_of(root, m["genders"])), '\n')) {
    const auto fields = split(line, '\t');
    const auto features = parse_features(fields.size() > 3 ? fields[3] : "");
    if (features.contains("Gender")) genders[lower_of(fields[0])] = features.at("Gender");
  }
  std::set<std::string> seen;
  for (const std::string file : recipe["raw_text"]) {
    std::string text, word;
    append_lower(decode_utf8(read_file(path_of(root, file))).text, text);
    for (const char c : text + " ") {
      const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
      if (letter) {
        word += c;
      } else if (!word.empty()) {
        seen.insert(word);
        word.clear();
      }
    }
  }
  return {read_file(m["rules"]), std::move(genders), std::move(seen)};
}

namespace {

class Collector {
 public:
  Collector(const json& recipe, const std::string& root)
      : root_(root), recipe_(recipe), rules_(rules_of(recipe, root)) {
    free_ = recipe["morphology"].value("free", std::vector<std::string>{});
  }

  void add(const LexiconTreebank& treebank) {
    for (const TreebankWord& word : words_of(treebank.sentences)) {
      if (!kClosedClasses.contains(word.upos) && !kOpenClasses.contains(word.upos)) continue;
      if (word.feats.find("Typo=Yes") != std::string::npos) continue;
      std::vector<std::string> bundles{word.feats};
      if (!treebank.feats) bundles = {ReadingRules::kUnknown};
      if (!treebank.main && treebank.feats) {
        bundles = rules_.apply({treebank.source, word.upos, "", word.feats, word.lower, ""});
      }
      // All edits that get this token right, so that the one that does for most tokens wins: "I" is
      // "I" as written, but for "i" another edit is needed, which does for both.
      const std::set<Edit> edits{edit_between(word.form, word.lower, word.lemma),
                                 edit_between(word.lower, word.lower, word.lemma),
                                 edit_as_written(word.form, word.lemma)};
      for (const std::string& bundle : bundles) {
        Word& entry = words_[{word.lower, word.upos}];
        const auto count = [&](Evidence& evidence) {
          (treebank.main ? evidence.main : treebank.feats ? evidence.other : evidence.weak) += 1;
        };
        count(entry.totals[base(bundle)]);
        for (const Edit& each : edits) count(entry.bundles[base(bundle)][each]);
        (treebank.main ? entry.main : entry.other) += 1;
        entry.small = entry.small || word.form == word.lower;
        if (treebank.main && word.upos == "AUX") ++auxiliaries_[word.lemma];
      }
    }
  }

  void add_list(const json& source) {
    const std::string file = source["file"], only = source.value("tag_contains", "");
    for (const std::string& line : split(read_file(path_of(root_, file)), '\n')) {
      const auto fields = split(line, '\t');
      if (fields.size() < 5 || fields[0] == "form") continue;
      if (!only.empty() && fields[4].find(only) == std::string::npos) continue;
      SourceReading row{stem_of(file),       fields[2],
                        fields[4],           fields[3],
                        lower_of(fields[0]), lower_of(fields[1] == "_" ? fields[0] : fields[1])};
      if (!kClosedClasses.contains(row.upos) && !kOpenClasses.contains(row.upos)) continue;
      if (row.form.empty() || row.form.find(' ') != std::string::npos || row.form.size() > 60)
        continue;
      add_row(row);
      const auto auxiliary = auxiliaries_.find(row.lemma);
      if (row.upos == "VERB" && auxiliary != auxiliaries_.end() && auxiliary->second >= 5) {
        row.upos = "AUX";
        add_row(row);
      }
    }
  }

  BuiltLexicon finish() {
    BuiltLexicon lexicon;
    for (auto& [key, word] : words_) {
      auto readings = choose(key.first, key.second, word);
      if (!readings.empty()) lexicon.forms[key.first][key.second] = std::move(readings);
    }
    return lexicon;
  }

 private:
  std::string base(const std::string& bundle) const {
    return bundle == ReadingRules::kUnknown ? bundle : without_features(bundle, free_);
  }

  void add_row(SourceReading row) {
    rules_.set_lemma(row);
    for (const std::string& bundle : rules_.apply(row)) {
      add_listed(row.form, row.upos, base(bundle), row.lemma);
      // Sources without the ligature write "coeur".
      for (const char* pair : {"oeu", "oei"}) {
        const auto at = row.form.find(pair);
        if (at == std::string::npos) continue;
        std::string with = row.form, lemma_with = row.lemma;
        with.replace(at, 2, "\u0153");
        const auto in_lemma = row.lemma.find(pair);
        if (in_lemma != std::string::npos) lemma_with.replace(in_lemma, 2, "\u0153");
        add_listed(with, row.upos, base(bundle), lemma_with);
      }
    }
  }

  void add_listed(const std::string& form, const std::string& upos, const std::string& bundle,
                  const std::string& lemma) {
    Word& word = words_[{form, upos}];
    Evidence& evidence = word.bundles[bundle][edit_between(form, form, lemma)];
    if (evidence.listed == 0) evidence.listed = ++word.rows;
  }

  /// "pris" is masculine singular and plural: the main treebank then gives no number.
  static void join_numbers(Word& word) {
    for (const std::string gender : {"Fem", "Masc"}) {
      for (const std::string rest : {"", "|Tense=Past|VerbForm=Part"}) {
        const auto bundle = [&](const char* number) {
          return std::string("Gender=").append(gender).append(number).append(rest);
        };
        const std::string one = bundle("|Number=Sing"), many = bundle("|Number=Plur"),
                          both = bundle("");
        const auto a = word.bundles.find(one), b = word.bundles.find(many);
        if (a == word.bundles.end() || b == word.bundles.end()) continue;
        for (const auto& side : {a, b}) {
          for (auto edit = side->second.begin(); edit != side->second.end();) {
            if (edit->second.listed != 0) {
              Evidence& joined = word.bundles[both][edit->first];
              if (joined.listed == 0) joined.listed = edit->second.listed;
              edit->second.listed = 0;
            }
            edit = edit->second.seen() + edit->second.weak == 0 ? side->second.erase(edit)
                                                                : std::next(edit);
          }
        }
        for (const std::string& side : {one, many}) {
          if (word.bundles[side].empty()) word.bundles.erase(side);
        }
      }
    }
  }

  /// Which readings a form gets, best first.
  std::vector<BuiltReading> choose(const std::string& form, const std::string& upos, Word& word) {
    const bool closed = kClosedClasses.contains(upos), listed = word.rows > 0;
    const int seen = word.main + word.other;
    const bool enough = closed ? seen >= 2 : seen >= 2 || (word.small && is_word(form));
    if (!listed && !enough) return {};
    if (upos == "VERB" || upos == "ADJ") join_numbers(word);

    std::vector<std::pair<std::tuple<int, int, int>, BuiltReading>> ranked;
    BuiltReading unknown{ReadingRules::kUnknown, {}};
    std::tuple<int, int, int> unknown_rank{1, 0, 0};
    for (const auto& [bundle, edits] : word.bundles) {
      Evidence all = word.totals[bundle];
      const Edit* best = nullptr;
      std::tuple<int, int, bool, int, int> best_rank;
      for (const auto& [edit, evidence] : edits) {
        if (evidence.listed && (all.listed == 0 || evidence.listed < all.listed))
          all.listed = evidence.listed;
        const Evidence anywhere = word.of_edit(edit);
        const std::tuple rank{-evidence.seen(), -anywhere.seen(), evidence.listed == 0,
                              -anywhere.weak, evidence.listed};
        if (!best || rank < best_rank) {
          best = &edit;
          best_rank = rank;
        }
      }
      if (!best) continue;
      if (bundle == ReadingRules::kUnknown) {
        unknown.edit = *best;
        unknown_rank = all.rank();
        continue;
      }
      // A slip of the annotators; a word that the main treebank has often enough to believe it;
      // a bundle of another treebank where a better source has some.
      const bool slip = word.main >= 20 && all.main == 1 && !all.listed;
      const bool believed = closed && word.main >= 3 && all.main == 0;
      const bool foreign = all.main == 0 && all.listed == 0 && (listed || word.main > 0);
      if (!slip && !believed && !foreign) ranked.push_back({all.rank(), {bundle, *best}});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<BuiltReading> readings;
    readings.reserve(ranked.size() + 1);
    for (auto& [rank, reading] : ranked) readings.push_back(std::move(reading));
    if (readings.empty() && std::get<0>(unknown_rank) <= 0) readings.push_back(unknown);
    return readings;
  }

  std::string root_;
  json recipe_;
  ReadingRules rules_;
  std::vector<std::string> free_;
  std::map<std::pair<std::string, std::string>, Word> words_;
  std::map<std::string, int> auxiliaries_;
};

/// Bundles of the main treebank: upos -> bundle -> count.
std::map<std::string, std::map<std::string, int>> bundles_of(
    const std::vector<LexiconTreebank>& treebanks) {
  std::map<std::string, std::map<std::string, int>> counts;
  for (const LexiconTreebank& treebank : treebanks) {
    if (!treebank.main) continue;
    for (const TreebankWord& word : words_of(treebank.sentences)) {
      if (word.feats.find("Typo=Yes") == std::string::npos) ++counts[word.upos][word.feats];
    }
  }
  return counts;
}

void write_sections(BuiltLexicon& lexicon, const std::vector<std::string>& inventory) {
  std::map<std::string, unsigned> feats;
  std::string feats_table;
  const auto feats_of = [&](const std::string& bundle) -> unsigned {
    if (bundle == ReadingRules::kUnknown) return kUnknownFeats;
    const auto [found, is_new] = feats.try_emplace(bundle, static_cast<unsigned>(feats.size()));
    if (is_new) append_string(feats_table, bundle);
    return found->second;
  };
  for (const std::string& bundle : inventory) feats_of(bundle);
  EditTable edits;
  std::map<std::string, std::uint16_t> classes, entries;
  std::string class_table;
  for (const auto& [form, tags] : lexicon.forms) {
    std::map<Upos, const std::vector<BuiltReading>*> sorted;
    for (const auto& [upos, readings] : tags) sorted[*upos_from_name(upos)] = &readings;
    std::string entry(1, 0);
    for (const auto& [upos, readings] : sorted) {
      for (const BuiltReading& reading : *readings) {
        if (static_cast<unsigned char>(entry[0]) == 255) break;
        ++entry[0];
        entry += static_cast<char>(upos);
        append_u16(entry, feats_of(reading.feats));
        append_u16(entry, edits.of(reading.edit));
      }
    }
    const auto [found, is_new] =
        classes.try_emplace(entry, static_cast<std::uint16_t>(classes.size()));
    if (is_new) class_table += entry;
    if (classes.size() > 65535) {
      std::fprintf(stderr, "too many lexicon classes\n");
      std::exit(1);
    }
    entries[form] = found->second;
  }
  std::fprintf(stderr, "lexicon: %zu forms, %zu classes, %zu bundles\n", entries.size(),
               classes.size(), feats.size());
  append_u16(lexicon.classes, static_cast<unsigned>(feats.size()));
  lexicon.classes += feats_table + edits.write();
  append_u16(lexicon.classes, static_cast<unsigned>(classes.size()));
  lexicon.classes += class_table;
  lexicon.automaton = build_automaton(entries);
}

}  // namespace

std::vector<TreebankWord> words_of(const std::vector<TreebankSentence>& sentences) {
  std::vector<TreebankWord> words;
  for (const TreebankSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (!upos_from_name(sentence.labels[i]) || sentence.lemmas[i] == "_") continue;
      const Utf16Span at = sentence.tokens[i].at;
      TreebankWord word{"", "", sentence.labels[i], sentence.lemmas[i], sentence.feats[i]};
      const auto form = std::u16string_view(sentence.text).substr(at.start, at.size());
      word.form = to_utf8(form);
      append_lower(form, word.lower);
      words.push_back(std::move(word));
    }
  }
  return words;
}

BuiltLexicon build_lexicon(const json& recipe, const std::string& root,
                           const std::vector<LexiconTreebank>& treebanks) {
  Collector collector(recipe, root);
  for (const LexiconTreebank& treebank : treebanks) collector.add(treebank);
  for (const auto& source : recipe["lexicons"]) collector.add_list(source);
  BuiltLexicon lexicon = collector.finish();

  std::vector<std::string> inventory{""};
  const auto free = recipe["morphology"].value("free", std::vector<std::string>{});
  for (const auto& [upos, bundles] : bundles_of(treebanks)) {
    for (const auto& [bundle, count] : bundles) {
      inventory.push_back(bundle);
      inventory.push_back(without_features(bundle, free));
    }
  }
  write_sections(lexicon, inventory);
  return lexicon;
}

std::string build_morphology(const json& recipe, const BuiltLexicon& lexicon,
                             const std::vector<LexiconTreebank>& treebanks) {
  const json& m = recipe["morphology"];
  const int min_value = m.value("min_value_count", 20), min_bundle = m.value("min_bundle_count", 2);
  const auto free = m.value("free", std::vector<std::string>{});
  const auto read = Lexicon::read(lexicon.automaton, lexicon.classes);
  std::map<std::string, std::map<std::string, int>> values;
  const auto bundles = bundles_of(treebanks);
  for (const auto& [upos, counts] : bundles) {
    for (const auto& [bundle, count] : counts) {
      for (const auto& [name, value] : parse_features(bundle)) values[name][value] += count;
    }
  }
  std::string out, features;
  append_u16(out, static_cast<unsigned>(m.value("listed_bonus", 4.0) * 1024));
  unsigned feature_count = 0;
  for (auto& [name, counts] : values) {
    std::erase_if(counts, [&](const auto& value) { return value.second < min_value; });
    if (counts.empty()) continue;
    ++feature_count;
    append_string(features, name);
    features += static_cast<char>(std::find(free.begin(), free.end(), name) != free.end());
    features += static_cast<char>(counts.size());
    for (const auto& [value, count] : counts) append_string(features, value);
  }
  out += static_cast<char>(feature_count);
  out += features;
  for (std::size_t upos = 0; upos < kUposCount; ++upos) {
    std::vector<std::pair<int, std::string>> ranked;
    const auto found = bundles.find(std::string(upos_name(static_cast<Upos>(upos))));
    if (found != bundles.end()) {
      for (const auto& [bundle, count] : found->second) {
        if (count >= min_bundle) ranked.emplace_back(-count, bundle);
      }
    }
    std::sort(ranked.begin(), ranked.end());
    append_u16(out, static_cast<unsigned>(ranked.size()));
    for (const auto& [count, bundle] : ranked) append_u16(out, *read->find_feats(bundle));
  }
  std::fprintf(stderr, "morphology: %u features, %zu bytes\n", feature_count, out.size());
  return out;
}

}  // namespace filigrane::training
