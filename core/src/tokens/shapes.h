/// The rules that cut and join, by what a token begins with. Each function takes the position where
/// a token begins and gives the position after it; those named `…_or_none` give nothing where their
/// rule does not hold. All look ahead a bounded distance or over what they take, so that the whole
/// stays linear.
#pragma once
#include <cstdint>
#include <optional>

#include "tokens/line.h"
#include "tokens/token_rules.h"

namespace filigrane {

/// What a run of characters without blanks holds; saves looking for addresses where none can be.
struct Chunk {
  std::uint32_t end = 0;
  bool has_at = false, has_dot = false, has_slashes = false;  ///< @, a dot between others, ://
};
Chunk read_chunk(const Line& line, std::uint32_t at);

/// URL, e-mail address, host name, file name, ticker.
std::optional<std::uint32_t> address_or_none(const Line& line, std::uint32_t at, const Chunk& chunk,
                                             const TokenRules& rules);
/// A number that begins with the digit at `at`: 40 000, 1,5, 12:30, 19/07/2025, 3-1, 22'000; then
/// the letters written to it (1er, 12h30) unless they are a unit that the language splits off.
std::uint32_t number_end(const Line& line, std::uint32_t at, const TokenRules& rules);

/// A word that begins with the letter or number ending at `end` (number_end or word_run).
/// @param base       ICU's boundary after `at`
/// @param in_a_name  the token before is capitalised and only a blank lies between
std::uint32_t word_end(const Line& line, std::uint32_t at, std::uint32_t end, std::uint32_t base,
                       bool in_a_name, const TokenRules& rules);
/// The clitic that begins with the hyphen at `at`: -il, -t-elle, -là.
std::optional<std::uint32_t> clitic_or_none(const Line& line, std::uint32_t at, Host host,
                                            const TokenRules& rules);
/// What is split off at an apostrophe: 's, n't.
std::optional<std::uint32_t> ending_or_none(const Line& line, std::uint32_t at,
                                            const TokenRules& rules);
/// The word [at, end) with the full stop at `end`, where it is an abbreviation or an initial.
/// @param after_initial  the token before is an initial too: J. M. Le Pen
std::optional<std::uint32_t> abbreviation_or_none(const Line& line, std::uint32_t at,
                                                  std::uint32_t end, bool after_initial,
                                                  const TokenRules& rules);

/// Anything that is no word: punctuation, symbols, emoji, @handles, #tags, signed numbers.
std::uint32_t symbol_end(const Line& line, std::uint32_t at, std::uint32_t base,
                         const TokenRules& rules);

}  // namespace filigrane
