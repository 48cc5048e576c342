#pragma once
#include <cstdint>
#include <optional>

#include "filigrane/filigrane.h"
#include "names/surroundings.h"

namespace filigrane {

/// A noun phrase around the word of a role, without article: "ancien ministre de la Justice".
struct RolePhrase {
  TokenSpan tokens;
  std::uint32_t head = 0;  ///< the token of the word of the role
  Gender gender = Gender::kUnknown;
  bool plural = false;
  bool needs_others = false;  ///< said of one person only, it is something else
};

/// Reads the noun phrases beside a person's name.
class RolePhrases {
 public:
  explicit RolePhrases(const Surroundings& around) : around_(around) {}

  /// Before the name: "le ministre de la Justice Jean Durand", "son avocat, Jean Durand".
  /// @param from  tokens before it are not looked at
  std::optional<RolePhrase> before(std::uint32_t mention, std::uint32_t from);
  /// Before a phrase that before() gave: "leur avocate, Ma\u00EEtre Durand".
  std::optional<RolePhrase> before_phrase(const RolePhrase& phrase, std::uint32_t mention,
                                          std::uint32_t from);
  /// Behind it: "Jean Durand, 45 ans, ministre de la Justice", "Jean Durand (ministre)", "Jean
  /// Durand est ministre", or on the next line.
  std::optional<RolePhrase> after(std::uint32_t mention);

 private:
  bool is_noun(std::uint32_t token) const;
  bool is_role(std::uint32_t token);
  bool is_head_before(std::uint32_t token, std::uint32_t end);
  bool is_word_of_phrase(std::uint32_t token);
  bool adds_to_head(std::uint32_t token);
  bool is_determiner(std::uint32_t token) const;
  bool is_finite_verb(std::uint32_t token) const;
  std::uint32_t extend_left(std::uint32_t head, std::uint32_t from);
  std::optional<std::uint32_t> find_head(std::uint32_t& first, std::uint32_t end, bool participles,
                                         bool& one_of);
  bool is_complement(std::uint32_t name, std::uint32_t head) const;
  std::uint32_t extend_right(std::uint32_t head, std::uint32_t end);
  std::uint32_t skip_age(std::uint32_t token, std::uint32_t end);
  bool begins_clause(std::uint32_t mention) const;
  std::optional<RolePhrase> ending_at(std::uint32_t end, std::uint32_t start, bool comma);
  bool is_demonym(std::uint32_t token) const;
  bool begins_phrase(std::uint32_t first, std::uint32_t head, std::uint32_t start) const;
  std::optional<std::uint32_t> skip_quoted(std::uint32_t token, std::uint32_t start) const;
  std::optional<RolePhrase> on_next_line(std::uint32_t mention);
  std::uint32_t skip_link(std::uint32_t end, std::uint32_t start, bool& many);
  std::optional<std::uint32_t> skip_to_be(std::uint32_t token, std::uint32_t end);
  std::optional<RolePhrase> phrase_at(std::uint32_t first, std::uint32_t end, bool apposition,
                                      bool participles);
  RolePhrase make(std::uint32_t start, std::uint32_t end, std::uint32_t head);

  const Surroundings& around_;
};

}  // namespace filigrane
