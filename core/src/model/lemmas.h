/// Lemmas: from the lexicon, and for words it does not have, by rules over their ends.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/lexicon.h"

namespace filigrane {

/// Rules "a plural noun that ends in -aux: strip 3 bytes, add al"; of those that fit, the one with
/// the longest end holds. A second set decides whether capitals stay ("PDG" but "Conseil").
class LemmaRules {
 public:
  /// How a form is capitalised; one of the two keys of the second set.
  enum class Case : std::uint8_t { kSmall, kFirst, kAll, kMixed };

  LemmaRules() = default;
  /// Section "lemmas" of a bundle; points into it.
  static std::optional<LemmaRules> read(std::string_view section, const Lexicon& lexicon);

  /// @param form, lower  UTF-8, as written and as append_lower writes it
  std::string guess(std::string_view form, std::string_view lower, Upos upos, FeatsId feats) const;

  /// The part of a bundle that rules look at.
  static std::string group_of(std::string_view feats);
  static Case case_of(std::string_view form, std::string_view lower);
  /// What the rules see of the end of a word: digits are 0.
  static char end_byte(char c) { return c >= '0' && c <= '9' ? '0' : c; }
  /// "paris" -> "Paris".
  static std::string with_capital(std::string_view word);

  // What a rule of the second set answers.
  static constexpr std::uint16_t kSmallLetters = 0, kAsWritten = 1, kCapital = 2;

  // Keys of the automaton: two bytes, then the end of the word backwards, kWhole if it is all.
  static constexpr std::uint8_t kWhole = 2, kEndRules = 32, kCaseRules = 64, kAnyGroup = 3;
  /// Rules look at so many bytes at most.
  static constexpr std::size_t kLongestEnd = 24;

 private:
  std::optional<std::uint16_t> longest(std::uint8_t kind, std::uint8_t group,
                                       std::string_view lower) const;

  std::vector<LemmaEdit> edits_;
  std::vector<std::uint8_t> groups_;  // of each bundle of the lexicon; kAnyGroup: of no group
  Automaton rules_;
};

/// The lemma of a word; lexicon first.
/// @param known  its class in the lexicon
/// @param feats  without what only the sentence tells, see Reading
std::string lemma_of(std::u16string_view form, std::string_view lower,
                     std::optional<Lexicon::Class> known, Upos upos, FeatsId feats,
                     const Lexicon& lexicon, const LemmaRules& rules);

}  // namespace filigrane
