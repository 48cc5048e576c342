#pragma once
#include <array>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/heads.h"

namespace filigrane {

/// Finds the names of people, organisations, places and other things.
class NameModel {
 public:
  /// The labels of names are "O" and, for each type, "S-", "B-", "I-" and "E-" (single token,
  /// begin, inside, end). Nothing when the heads have others.
  /// @param language  whose common nouns in capitals (core/data/not_names.tsv) are never names
  static std::optional<NameModel> read(const Heads& heads, std::string_view language);

  /// Adds the scores of the labels of some tokens, as append_mentions() takes them.
  /// @param scores  all outputs of the encoder, token by token
  void append_steps(const Heads& heads, std::span<const float> scores,
                    std::vector<std::int16_t>& steps) const;

  /// Adds the names of the sentences of a block, in order, each with its probability.
  /// @param tokens  of the whole text
  /// @param steps   scores of the tokens from the first sentence's first on
  void append_mentions(std::u16string_view text, std::span<const Sentence> sentences,
                       std::span<const Token> tokens, const Chain& chain,
                       std::span<const std::int16_t> steps, std::vector<Mention>& mentions) const;

 private:
  struct Tag {
    char part = 'O';  // O S B I E
    MentionType type = MentionType::kMisc;
  };
  /// What the words of a name could be as well: of another type, or none.
  /// @param other  scratch memory
  std::optional<RunnerUp> runner_up(const Chain& chain, const Chain::Lattice& lattice,
                                    std::size_t first, std::span<const Label> name,
                                    std::vector<Label>& other) const;

  std::vector<Tag> tags_;  // of each label
  std::set<std::u16string, std::less<>> not_names_;
  std::set<std::u16string, std::less<>> company_suffixes_;
  std::vector<std::array<Label, 4>> of_type_;  // of each label, the same part of the other types
  Label outside_ = 0;                          // "O"
};

}  // namespace filigrane
