/// Numbers in figures and in words.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "quantities/decimal.h"
#include "quantities/figure_words.h"

namespace filigrane {

struct Number {
  std::uint32_t start = 0, end = 0;
  std::optional<Decimal> value;  ///< nothing where it cannot be known: 1,234 in no known language
  Decimal scale{1, 0};           ///< what its last scale multiplies by: 3 | millions
  bool in_words = false;
  bool bare = false;         ///< figures only, ungrouped: could be a year or the name of something
  bool list = false;         ///< several numbers, or a code: 1,8,9
  bool approximate = false;  ///< une douzaine
  bool scaled = false;       ///< million, milliers
  bool fraction = false;     ///< deux tiers
  bool article = false;      ///< "un" or "one" and no more
};

/// The number in figures whose first digit is text[at].
Number read_digits(std::u16string_view text, std::uint32_t at, const FigureWords& words);

/// The number in words that begins at text[at], if any: vingt-deux, une douzaine, two and a half
/// million, deux tiers. "un" alone counts; the caller decides whether it is an article.
std::optional<Number> read_words(std::u16string_view text, std::uint32_t at,
                                 const FigureWords& words);

/// Takes in what multiplies the number before it: 1,5 | milliard; 2 | millions et demi.
void read_scale(std::u16string_view text, const FigureWords& words, Number& number);

}  // namespace filigrane
