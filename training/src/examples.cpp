#include "examples.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "corpus.h"
#include "disguise.h"
#include "encoder/dataset.h"
#include "layout/blocks.h"
#include "lexicon_builder.h"
#include "model/encoder_features.h"
#include "name_swaps.h"
#include "tagging/tagger.h"
#include "text/fold.h"
#include "tokens/tokenizer.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

/// Text with what is known of it; a sentence, or several lines of an article.
struct Piece {
  std::u16string text;
  std::vector<Token> tokens;  ///< empty: the core's own
  std::vector<std::string> tags, feats;
  std::vector<NamedText::Name> names;
  bool names_known = false;
  bool sentence = false;  ///< it is one sentence: ends are known
};

struct Index {
  std::map<std::string, int> ids;
  std::vector<std::string> names;
  int of(const std::string& name) {
    const auto [at, added] = ids.try_emplace(name, static_cast<int>(names.size()));
    if (added) names.push_back(name);
    return at->second;
  }
};

class ExampleWriter {
 public:
  ExampleWriter(const json& recipe, const std::string& root, const Lexicon& lexicon,
                const Morphology& morphology, const Gazetteer& gazetteer)
      : recipe_(recipe),
        root_(root),
        lexicon_(lexicon),
        morphology_(morphology),
        gazetteer_(gazetteer),
        reading_rules_(rules_of(recipe, root)),
        language_(recipe["language"]),
        rules_(read_token_rules(language_)),
        contractions_(Contractions::read(language_)),
        swaps_(recipe.value("swap_names", std::vector<std::string>{}), language_) {
    for (const std::string& label : name_labels()) name_labels_.of(label);
  }

  void write(const json& set, const std::string& out, std::uint32_t source) {
    const std::vector<Piece> pieces = read(set);
    const int variants = set.value("variants", 1);
    for (int variant = 0; variant < variants; ++variant) {
      random_.seed(static_cast<unsigned>(variant) + 1000 * source);
      Dataset data;
      data.source = source;
      // The first variant of a set is the text as it is; a development set has no other.
      std::size_t size = 0, aim = draw_length();
      Piece joined;
      for (const Piece& piece : pieces) {
        Piece next = piece;
        if (variant > 0 || set.value("disguise", false)) disguise(next, set);
        if (!piece.sentence) {
          add(next, data);
          continue;
        }
        join(joined, next);
        size += piece.text.size();
        if (size < aim) continue;
        add(joined, data);
        joined = {};
        size = 0;
        aim = draw_length();
      }
      if (!joined.text.empty()) add(joined, data);
      data.write(out + "/" + set["set"].get<std::string>() + "-" + std::to_string(variant) +
                 ".bin");
      std::fprintf(stderr, "%s-%d: %zu sequences, %zu tokens\n",
                   set["set"].get<std::string>().c_str(), variant, data.count(), data.tokens());
    }
  }

  json labels() const {
    json features = json::array();
    for (const Morphology::Feature& feature : morphology_.features()) {
      features.push_back({{"name", feature.name}, {"values", feature.values}});
    }
    return {{"tags", tags_.names},
            {"morphology", morphs_.names},
            {"names", name_labels_.names},
            {"features", features}};
  }

 private:
  // Characters of running text that are read together: often one sentence, at times a long passage.
  std::size_t draw_length() {
    const unsigned dice = random_() % 100;
    return dice < 25 ? 1 : dice < 55 ? random_() % 500 : random_() % 2000;
  }

  std::vector<Piece> read(const json& set) {
    std::vector<Piece> pieces;
    for (const json& file : set["files"]) {
      const std::string path = path_of(root_, file.get<std::string>());
      const std::size_t first = set.value("first", 0u), last = set.value("last", 0u);
      const std::string kind = set["kind"];
      if (kind == "treebank") {
        for (TreebankSentence& s : read_conllu(path, recipe_.value("split_words", false))) {
          follow_conventions(s, file, set);
          pieces.push_back({std::move(s.text),
                            std::move(s.tokens),
                            std::move(s.labels),
                            std::move(s.feats),
                            {},
                            false,
                            true});
          if (s.space_after) pieces.back().text += u' ';
        }
      } else if (kind == "names" || kind == "press") {
        for (NamedText& t : kind == "names" ? read_names(path, first, last) : read_press(path)) {
          pieces.push_back({std::move(t.text),
                            {},
                            {},
                            {},
                            std::move(t.names),
                            true,
                            set.value("sentences", false)});
          if (pieces.back().sentence) pieces.back().text += u' ';
        }
      } else {
        std::size_t number = 0;
        for (const std::string& line : split(read_file(path), '\n')) {
          if (line.empty() || number++ < first || (last != 0 && number > last)) continue;
          pieces.push_back({decode_utf8(line).text + u" ", {}, {}, {}, {}, false, true});
        }
      }
    }
    return pieces;
  }

  /// Rewrites the features of other treebanks as the main one has them; kUnknown where it is not
  /// clear how.
  void follow_conventions(TreebankSentence& sentence, const std::string& file, const json& set) {
    // Its development part lies beside it.
    const std::filesystem::path main = recipe_["feats_treebank"].get<std::string>();
    if (std::filesystem::path(file).parent_path() == main.parent_path()) return;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      std::string& feats = sentence.feats[i];
      const Utf16Span at = sentence.tokens[i].at;
      std::string lower;
      append_lower(sentence.text.substr(at.start, at.size()), lower);
      std::vector<std::string> bundles;
      if (set.value("morphology", false) && sentence.labels[i].find('+') == std::string::npos) {
        bundles = reading_rules_.apply(
            {std::filesystem::path(file).stem(), sentence.labels[i], "", feats, lower, ""});
      }
      feats = bundles.size() == 1 ? bundles[0] : ReadingRules::kUnknown;
    }
  }

  void disguise(Piece& piece, const json& set) {
    swaps_.apply(piece.text, piece.names, set.value("swaps", 0.0), random_);
    filigrane::training::disguise(piece.text, language_, random_);
    // A full stop lost, as headings have none.
    const double share = set.value("unstopped", 0.0);
    if (!piece.sentence || random_() >= share * 4294967295.0) return;
    std::size_t end = piece.text.size();
    while (end > 0 && piece.text[end - 1] == u' ') --end;
    if (end < 2 || piece.text[end - 1] != u'.') return;
    if (!piece.tokens.empty()) {
      if (piece.tokens.back().at.size() != 1 || piece.tokens.size() < 2) return;
      piece.tokens.pop_back();
      piece.tags.pop_back();
      piece.feats.pop_back();
    }
    if (!piece.names.empty() && piece.names.back().at.end == end) return;
    piece.text.erase(end - 1, 1);
  }

  /// Appends a sentence to a passage.
  void join(Piece& to, const Piece& piece) {
    const auto offset = static_cast<std::uint32_t>(to.text.size());
    to.text += piece.text;
    to.sentence = true;
    to.names_known = piece.names_known;
    for (Token token : piece.tokens) {
      token.at = {token.at.start + offset, token.at.end + offset};
      to.tokens.push_back(token);
    }
    to.tags.insert(to.tags.end(), piece.tags.begin(), piece.tags.end());
    to.feats.insert(to.feats.end(), piece.feats.begin(), piece.feats.end());
    for (auto name : piece.names) {
      name.at = {name.at.start + offset, name.at.end + offset};
      to.names.push_back(name);
    }
    sentence_ends_.resize(offset == 0 ? 0 : sentence_ends_.size());
    sentence_ends_.push_back(static_cast<std::uint32_t>(to.text.size()));
  }

  void add(const Piece& piece, Dataset& data) {
    const auto blocks = find_blocks(piece.text);
    const auto tokens = piece.tokens.empty() ? tokenize(piece.text, blocks, *rules_) : piece.tokens;
    std::vector<int> names = label_names(piece, tokens);
    std::size_t first = 0;
    for (const Block& block : blocks) {
      std::size_t end = first;
      while (end < tokens.size() && tokens[end].at.end <= block.at.end) ++end;
      for (; first < end; first += std::min<std::size_t>(end - first, kLongest)) {
        add_part(piece, tokens, names, first, std::min(end, first + kLongest), data);
      }
    }
  }

  void add_part(const Piece& piece, const std::vector<Token>& all, const std::vector<int>& names,
                std::size_t first, std::size_t end, Dataset& data) {
    const auto tokens = std::span(all).subspan(first, end - first);
    const auto attributes = attributes_of(piece.text, tokens, lexicon_);
    FeatureTable table;
    add_encoder_features(piece.text, tokens, attributes, gazetteer_.find(piece.text, tokens),
                         table);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      for (const std::uint32_t hash : table.at(i)) data.hashes.push_back(hash);
      data.starts.push_back(static_cast<std::uint32_t>(data.hashes.size()));
      std::string lower;
      append_lower(piece.text.substr(tokens[i].at.start, tokens[i].at.size()), lower);
      int tag = -1, morph = -1;
      if (!piece.tags.empty()) {
        const std::string& label = piece.tags[first + i];
        const bool joined = label.find('+') != std::string::npos;
        // A rare contraction that the table does not hold, or "_": no lesson in it.
        if (joined ? contractions_.find(lower, label) != nullptr
                   : upos_from_name(label).has_value()) {
          tag = tags_.of(label);
          const std::string& feats = piece.feats[first + i];
          if (!joined && feats != ReadingRules::kUnknown) morph = morphs_.of(feats);
        }
      }
      data.tags.push_back(static_cast<std::int16_t>(tag));
      data.morphs.push_back(static_cast<std::int16_t>(morph));
      data.names.push_back(static_cast<std::int8_t>(names[first + i]));
      data.contracted.push_back(contractions_.has(lower));
      int ends = -1;
      if (piece.sentence) {
        const std::uint32_t next = first + i + 1 < all.size() ? all[first + i + 1].at.start : ~0u;
        const auto boundary =
            std::lower_bound(sentence_ends_.begin(), sentence_ends_.end(), tokens[i].at.end);
        ends = boundary != sentence_ends_.end() && *boundary <= next;
      }
      data.ends.push_back(static_cast<std::int8_t>(ends));
    }
    data.sequences.push_back(static_cast<std::uint32_t>(data.tags.size()));
  }

  /// A name covers the tokens that it touches.
  std::vector<int> label_names(const Piece& piece, const std::vector<Token>& tokens) {
    std::vector<int> labels(tokens.size(), piece.names_known ? 0 : -1);
    std::size_t first = 0;
    for (const auto& name : piece.names) {
      while (first < tokens.size() && tokens[first].at.end <= name.at.start) ++first;
      std::size_t end = first;
      while (end < tokens.size() && tokens[end].at.start < name.at.end) ++end;
      for (std::size_t i = first; i < end; ++i) {
        const char part = end - first == 1 ? 'S' : i == first ? 'B' : i + 1 == end ? 'E' : 'I';
        labels[i] = name_labels_.of(std::string(1, part) + "-" + name.type);
      }
      first = end;
    }
    return labels;
  }

  static std::vector<std::string> name_labels() {
    std::vector<std::string> labels{"O"};
    for (const char* type : {"PER", "ORG", "LOC", "MISC"}) {
      for (const char* part : {"S-", "B-", "I-", "E-"}) labels.push_back(std::string(part) + type);
    }
    return labels;
  }

  static constexpr std::size_t kLongest =
      1024;  // tokens: no passage of sentences is cut, which could cut a name

  const json& recipe_;
  std::string root_;
  const Lexicon& lexicon_;
  const Morphology& morphology_;
  const Gazetteer& gazetteer_;
  ReadingRules reading_rules_;
  std::string language_;
  std::shared_ptr<const TokenRules> rules_;
  Contractions contractions_;
  NameSwaps swaps_;
  Index tags_, morphs_, name_labels_;
  std::mt19937 random_;
  std::vector<std::uint32_t> sentence_ends_;  // in the joined passage
};

}  // namespace

void write_examples(const json& recipe, const std::string& root, const Lexicon& lexicon,
                    const Morphology& morphology, const Gazetteer& gazetteer,
                    const std::string& out) {
  ExampleWriter writer(recipe, root, lexicon, morphology, gazetteer);
  std::uint32_t source = 0;
  for (const json& set : recipe["examples"]) writer.write(set, out, source++);
  std::ofstream(out + "/labels.json") << writer.labels().dump(1);
}

}  // namespace filigrane::training
