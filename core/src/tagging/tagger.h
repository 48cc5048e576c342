#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/heads.h"
#include "model/lemmas.h"
#include "model/lexicon.h"
#include "tagging/morphology.h"

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

/// Parts of speech and lemmas. A label is a Upos, or several with + between them for a contracted
/// token.
class Tagger {
 public:
  /// Nothing when a tag of the heads is unknown.
  static std::optional<Tagger> read(const Heads& heads, Contractions contractions,
                                    LemmaRules lemmas);

  /// The outputs of the morphology of some tokens, one after the other.
  using MorphologyScores = std::function<std::span<const float>(std::span<const std::uint32_t>)>;

  /// Fills in upos, features, lemma and words of some tokens: the best tag, of several words only
  /// for forms that the contractions hold; under it the likeliest features.
  /// @param scores  the prompt outputs of the encoder, token by token
  /// @param morphology_scores  called once, with the tokens whose features are to be chosen
  void tag(std::u16string_view text, std::span<Token> tokens,
           std::span<const Attributes> attributes, std::span<const float> scores,
           const Heads& heads, const Morphology& morphology, const Lexicon& lexicon,
           const MorphologyScores& morphology_scores) const;

 private:
  /// The label of a form; labels_.size() when none is allowed.
  std::size_t best_label(std::u16string_view form, Heads::Scores scores) const;

  Contractions contractions_;
  LemmaRules lemmas_;
  std::vector<std::string> labels_;
  std::vector<std::optional<Upos>> upos_;  // of each label; nothing for several words
};

}  // namespace filigrane
