#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/gazetteer.h"
#include "model/linear_chain.h"

namespace filigrane {

/// Finds the names of people, organisations, places and other things.
class NameModel {
 public:
  /// Section "names" of a bundle: a chain whose labels are "O" and, for each type, "S-", "B-",
  /// "I-" and "E-" (single token, begin, inside, end).
  /// @param language  whose common nouns in capitals (core/data/not_names.tsv) are never names
  static std::optional<NameModel> read(std::string_view section, std::string_view language);

  /// Features of the tagged tokens of one sentence, for analysis and training alike.
  static void features(std::u16string_view text, std::span<const Token> tokens,
                       std::span<const Attributes> attributes, std::span<const NameHint> hints,
                       FeatureTable& table);

  /// The names of each sentence, in order, each with its probability.
  std::vector<Mention> find(std::u16string_view text, std::span<const Sentence> sentences,
                            std::span<const Token> tokens, std::span<const Attributes> attributes,
                            std::span<const NameHint> hints) const;

 private:
  struct Tag {
    char part = 'O';  // O S B I E
    MentionType type = MentionType::kMisc;
  };
  LinearChain chain_;
  std::vector<Tag> tags_;  // of each label
  std::set<std::u16string, std::less<>> not_names_;
  LabelSet outside_ = 0;  // "O" alone
};

}  // namespace filigrane
