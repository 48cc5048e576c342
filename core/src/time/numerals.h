/// Numbers as texts of any language write them inside expressions of time.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "time/atoms.h"

namespace filigrane {

/// What an element of a pattern in capitals stands for when it is no class of time_words.tsv.
enum class Numeral : std::uint8_t {
  kNone,
  kNum,       ///< NUM: a number in figures or words, in thousandths
  kDay,       ///< DAY: 1 to 31, also 1er, 2nd
  kYear,      ///< YEAR: four figures
  kYear2,     ///< YEAR2: '98, 98; 20 at the end of a line
  kFigures,   ///< FIGURES: 19/07/2025, 2025-07-19: year, month, day
  kDayMonth,  ///< DAYMONTH: 27/10: 0, month, day
  kClock,     ///< CLOCK: 20h30, 8:30 pm, 9am: hour, minute, second or -1
  kHour,      ///< HOUR: 20h, 20 h: hour
  kDecade,    ///< DECADE: 1990s, '60s
  kCentury,   ///< CENTURY: XXe, 19th
};
Numeral numeral_from_name(std::string_view name);

struct NumeralValue {
  std::array<int, 3> parts = {};
  bool open = false;      ///< the order of day and month cannot be known
  std::uint32_t end = 0;  ///< the atom behind
};

/// Reads numerals of one run of atoms.
class NumeralReader {
 public:
  NumeralReader(std::u16string_view text, std::span<const Atom> atoms, const TimeWords& words);
  /// The numeral of a kind that begins with atom `i`, if any.
  std::optional<NumeralValue> read(Numeral kind, std::uint32_t i) const;

 private:
  std::optional<NumeralValue> number(std::uint32_t i) const;
  std::optional<NumeralValue> number_words(std::uint32_t i) const;
  std::optional<NumeralValue> year2(std::uint32_t i) const;
  std::optional<NumeralValue> figures(std::uint32_t i) const;
  std::optional<NumeralValue> clock(std::uint32_t i) const;
  std::optional<NumeralValue> century(std::uint32_t i) const;
  bool is(std::uint32_t i, char16_t c) const;
  bool is_attached(std::uint32_t i, char16_t c) const { return is(i, c) && atoms_[i].attached; }
  /// A run of `least` to `most` figures.
  bool figure(std::uint32_t i, int least, int most) const;
  /// am, p.m.: 0 or 12, and moves `i` behind it; -1 if there is none.
  int half_of_day(std::uint32_t& i) const;

  std::u16string_view text_;
  std::span<const Atom> atoms_;
  const TimeWords& words_;
  ClassId number_class_, nth_class_;
};

}  // namespace filigrane
