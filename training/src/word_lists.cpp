#include "word_lists.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "automaton_builder.h"
#include "bundle_writer.h"
#include "model/gazetteer.h"
#include "model/rarity.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

std::string lower_of(const std::string& utf8) {
  std::string key;
  append_lower(decode_utf8(utf8).text, key);
  return key;
}
std::string folded_of(const std::string& utf8) {
  std::string key;
  append_folded(decode_utf8(utf8).text, key);
  return key;
}

/// The forms of the lexicon with the lemma of each part of speech. The first source to name a
/// lemma wins, a treebank before all.
class LexiconTable {
 public:
  void add(const std::string& form, Upos upos, const std::string& lemma) {
    if (form.empty() || form.find(' ') != std::string::npos || form.size() > 60) return;
    forms_[form].try_emplace(upos, lemma);
    // Sources without the ligature write "coeur".
    for (const char* pair : {"oeu", "oei"}) {
      const auto at = form.find(pair), in_lemma = lemma.find(pair);
      if (at == std::string::npos) continue;
      std::string with = form, lemma_with = lemma;
      with.replace(at, 2, "\u0153");
      if (in_lemma != std::string::npos) lemma_with.replace(in_lemma, 2, "\u0153");
      forms_[with].try_emplace(upos, lemma_with);
    }
  }

  LexiconSections sections() const {
    std::map<std::string, std::uint16_t> classes, entries;
    std::string table;
    for (const auto& [form, lemmas] : forms_) {
      std::string entry(1, static_cast<char>(lemmas.size()));
      for (const auto& [upos, lemma] : lemmas) {
        std::size_t common = 0;
        while (common < form.size() && common < lemma.size() && form[common] == lemma[common])
          ++common;
        while (common > 0 && (static_cast<unsigned char>(form[common]) & 0xC0) == 0x80) --common;
        entry += static_cast<char>(upos);
        entry += static_cast<char>(form.size() - common);
        append_string(entry, lemma.substr(common));
      }
      const auto [found, is_new] =
          classes.try_emplace(entry, static_cast<std::uint16_t>(classes.size()));
      if (is_new) table += entry;
      if (classes.size() > 65535) {
        std::fprintf(stderr, "too many lexicon classes\n");
        std::exit(1);
      }
      entries[form] = found->second;
    }
    std::string header;
    append_u16(header, static_cast<unsigned>(classes.size()));
    std::fprintf(stderr, "lexicon: %zu forms, %zu classes\n", entries.size(), classes.size());
    return {build_automaton(entries), header + table};
  }

 private:
  std::map<std::string, std::map<Upos, std::string>> forms_;
};

const std::set<std::string> kClosedClasses = {"ADP",  "AUX",  "CCONJ", "DET",
                                              "PART", "PRON", "SCONJ"};

std::uint16_t kind_of(const std::string& name) {
  const std::map<std::string, NameKind> kinds = {
      {"given", kGivenName},         {"family", kFamilyName}, {"town", kTown},
      {"country", kCountry},         {"place", kPlace},       {"company", kCompany},
      {"institution", kInstitution}, {"medium", kMedium},     {"work", kWork},
      {"person", kPerson},           {"club", kClub},         {"event", kEvent}};
  return kinds.at(name);
}

/// "Charles de Gaulle" gives "de Gaulle" and "Gaulle"; a single word nothing.
std::vector<std::string> surnames_of(const std::string& name) {
  std::vector<std::string> surnames;
  const auto first = name.find(' '), last = name.rfind(' ');
  if (first == std::string::npos) return {};
  surnames.push_back(name.substr(last + 1));
  if (first != last) surnames.push_back(name.substr(first + 1));
  return surnames;
}

/// "Apple Inc." names "Apple": cuts legal forms and stops off the end.
std::string without_legal_form(std::string name, const json& legal_forms) {
  for (bool again = true; again;) {
    again = false;
    while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == ' '))
      name.pop_back();
    for (const auto& form : legal_forms) {
      std::string tail = form.get<std::string>();
      tail.insert(tail.begin(), ' ');
      if (name.size() > tail.size() && name.ends_with(tail)) {
        name.resize(name.size() - tail.size());
        again = true;
      }
    }
  }
  return name;
}

}  // namespace

LexiconSections build_lexicon(const json& sources, const std::string& root,
                              const std::vector<TreebankSentence>& treebanks, bool all_words) {
  LexiconTable table;
  std::map<std::tuple<std::string, std::string, std::string>, int> counts;  // form, upos, lemma
  for (const TreebankSentence& sentence : treebanks) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (sentence.labels[i].find('+') != std::string::npos || sentence.lemmas[i] == "_") continue;
      const Utf16Span at = sentence.tokens[i].at;
      std::string form;
      append_lower(sentence.text.substr(at.start, at.size()), form);
      ++counts[{form, sentence.labels[i], sentence.lemmas[i]}];
    }
  }
  std::vector<std::pair<int, std::tuple<std::string, std::string, std::string>>> ranked;
  ranked.reserve(counts.size());
  for (const auto& [entry, count] : counts) ranked.emplace_back(-count, entry);
  std::sort(ranked.begin(), ranked.end());
  const std::set<std::string> open_classes = {"ADJ", "ADV", "INTJ", "NOUN", "NUM", "VERB"};
  for (const auto& [count, entry] : ranked) {
    const auto& [form, upos, lemma] = entry;
    const bool keep = kClosedClasses.contains(upos)
                          ? -count >= 2
                          : all_words && open_classes.contains(upos) && -count >= 2;
    if (keep) table.add(form, *upos_from_name(upos), lower_of(lemma));
  }
  // Which lemma the treebanks prefer, for forms that the lists know too ("fils" of "fils").
  std::map<std::pair<std::string, std::string>, std::string> preferred;
  for (const auto& [count, entry] : ranked) {
    preferred.try_emplace({std::get<0>(entry), std::get<1>(entry)}, lower_of(std::get<2>(entry)));
  }
  for (const auto& source : sources) {
    const std::string only = source.value("tag_contains", "");
    for (const std::string& line : split(read_file(path_of(root, source["file"])), '\n')) {
      const auto fields = split(line, '\t');
      if (fields.size() < 5 || fields[0] == "form") continue;
      if (!only.empty() && fields[4].find(only) == std::string::npos) continue;
      const auto upos = upos_from_name(fields[2]);
      if (!upos || *upos == Upos::kX || *upos == Upos::kPropn) continue;
      const std::string form = lower_of(fields[0]);
      const auto found = preferred.find({form, fields[2]});
      std::string lemma = lower_of(fields[1] == "_" ? fields[0] : fields[1]);
      if (found != preferred.end()) lemma = found->second;
      table.add(form, *upos, lemma);
    }
  }
  return table.sections();
}

std::string build_gazetteer(const json& sources, const std::string& root) {
  std::map<std::string, std::uint16_t> names;
  for (const auto& source : sources) {
    const char separator = source.value("separator", "tab") == "comma" ? ',' : '\t';
    std::size_t added = 0;
    const auto add = [&](const std::string& name, std::uint16_t kind) {
      const std::string key = folded_of(name);
      if (key.size() < 2) return;
      added += names.count(key) == 0;
      names[key] |= kind;
    };
    for (const std::string& line : split(read_file(path_of(root, source["file"])), '\n')) {
      const auto fields = split(line, separator);
      bool take = true;
      if (source.contains("where")) {
        const std::size_t column = source["where"]["column"];
        const std::string value = column < fields.size() ? fields[column] : "";
        if (source["where"].contains("starts"))
          take = value.starts_with(source["where"]["starts"].get<std::string>());
        if (source["where"].contains("contains")) {
          take = take &&
                 value.find(source["where"]["contains"].get<std::string>()) != std::string::npos;
        }
        if (source["where"].contains("any")) {
          take = false;
          for (const auto& one : source["where"]["any"])
            take = take || value == one.get<std::string>();
        }
      }
      const std::size_t column = source["column"];
      if (!take || column >= fields.size()) continue;
      const std::string name =
          without_legal_form(fields[column], source.value("legal_forms", json::array()));
      const std::uint16_t kind =
          kind_of(source.contains("kind") ? source["kind"].get<std::string>()
                                          : fields.at(source["kind_column"].get<std::size_t>()));
      add(name, kind);
      if (kind != kPerson) continue;
      for (const std::string& surname : surnames_of(name)) add(surname, kFamilyName);
    }
    std::fprintf(stderr, "gazetteer: %zu from %s\n", added,
                 source["file"].get<std::string>().c_str());
  }
  return build_automaton(names);
}

std::string build_rarity(const json& files, const std::string& root) {
  constexpr std::size_t kBuckets = 1 << 16;
  std::map<std::string, std::uint32_t> sentences_with;
  std::size_t sentences = 0;
  for (const auto& file : files) {
    for (const std::string& line : split(read_file(path_of(root, file)), '\n')) {
      // Of a treebank, the text of its sentences.
      constexpr std::string_view kText = "# text = ";
      const bool treebank = file.get<std::string>().ends_with(".conllu");
      if (treebank && !line.starts_with(kText)) continue;
      std::set<std::string> words;
      std::string word;
      std::string folded = folded_of(treebank ? line.substr(kText.size()) : line);
      folded += ' ';
      for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            (c == '-' && !word.empty());
        if (letter) {
          word += c;
        } else if (!word.empty()) {
          words.insert(word);
          word.clear();
        }
      }
      sentences += !words.empty();
      for (const std::string& one : words) ++sentences_with[one];
    }
  }
  std::string buckets(kBuckets, 15);
  for (const auto& [word, count] : sentences_with) {
    if (count < 2) continue;
    const double rarity = std::log2(static_cast<double>(sentences) / count);
    char& bucket = buckets[Rarity::bucket(word, kBuckets)];
    bucket = static_cast<char>(std::min<long>(bucket, std::clamp(std::lround(rarity), 0L, 14L)));
  }
  return buckets;
}

}  // namespace filigrane::training
