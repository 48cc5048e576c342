#pragma once
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/gazetteer.h"
#include "model/lemmas.h"
#include "model/lexicon.h"
#include "model/linear_chain.h"

namespace filigrane {

/// The words inside contracted tokens, from core/data/contractions.tsv.
class Contractions {
 public:
  /// @param language  "fr", …; a language without contractions gives an empty table
  static Contractions read(std::string_view language);

  /// The words of a form (as append_lower writes it) read under a label such as "ADP+DET".
  const std::vector<Word>* find(std::string_view lower, std::string_view label) const;
  bool has(std::string_view lower) const;

 private:
  std::map<std::string, std::map<std::string, std::vector<Word>, std::less<>>, std::less<>> words_;
};

/// Parts of speech. A label is a Upos, or several with + between them for a contracted token.
class Tagger {
 public:
  /// Section "tagger" of a bundle.
  static std::optional<Tagger> read(std::string_view section, Contractions contractions,
                                    LemmaRules lemmas);

  /// Features of the tokens of one sentence, for analysis and training alike.
  static void features(std::span<const Attributes> attributes, std::span<const NameHint> hints,
                       FeatureTable& table);

  /// Fills in upos, lemma and words of the tokens.
  void tag(std::u16string_view text, std::span<const Sentence> sentences,
           std::span<const Attributes> attributes, std::span<const NameHint> hints,
           const Lexicon& lexicon, std::vector<Token>& tokens) const;

 private:
  void set(std::u16string_view form, std::string_view lower, Label label, const Lexicon& lexicon,
           Token& token) const;

  LinearChain chain_;
  Contractions contractions_;
  LemmaRules lemmas_;
  LabelSet simple_labels_ = 0;             // those of one word
  std::vector<std::optional<Upos>> upos_;  // of each label; nothing for several words
};

}  // namespace filigrane
