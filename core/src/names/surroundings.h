#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "names/name_words.h"

namespace filigrane {

/// The tokens in and around the mentions of a document, each looked up once.
class Surroundings {
 public:
  Surroundings(const Document& document, const NameWords& words);

  const Document& document() const { return document_; }
  const NameWords& words() const { return words_; }
  std::u16string_view text(std::uint32_t token) const;
  std::u16string_view text_of(const Mention& mention) const;
  const NameWords::Word& word(std::uint32_t token) const;
  bool is(std::uint32_t token, unsigned kinds) const { return (word(token).kinds & kinds) != 0; }
  /// Of its first syntactic word: "du" is an adposition.
  Upos upos(std::uint32_t token) const;

  /// Tokens of a mention; empty when it has none.
  TokenSpan tokens(std::uint32_t mention) const { return tokens_[mention]; }
  /// Tokens of the block in which a mention begins.
  TokenSpan block(std::uint32_t mention) const { return blocks_[mention]; }
  /// The mention that a token is part of.
  std::optional<std::uint32_t> mention_at(std::uint32_t token) const;
  bool in_person(std::uint32_t token) const;

  /// What the civilities and titles before a mention say: "Mme Durand". Nothing for couples.
  Gender civility(std::uint32_t mention) const;
  /// The first token of them, or of the mention without any.
  std::uint32_t first_with_titles(std::uint32_t mention) const;

 private:
  const Document& document_;
  const NameWords& words_;
  mutable std::vector<std::optional<NameWords::Word>> looked_up_;
  std::vector<TokenSpan> tokens_, blocks_;  // of each mention
  std::vector<std::uint32_t> mention_at_;   // of each token; mentions.size() for none
};

}  // namespace filigrane
