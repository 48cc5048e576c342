#include "time/numerals.h"

#include <utility>

#include "text/chars.h"
#include "time/calendar.h"

namespace filigrane {
namespace {

constexpr int kThousandth = 1000;
/// A chain of number words is no longer than this: quatre-vingt-dix-neuf mille neuf cent un.
constexpr std::uint32_t kMostNumberAtoms = 14;

/// 98 is 1998, 23 is 2023.
int century_of(int year) { return year < 50 ? 2000 + year : 1900 + year; }

int roman_digit(char16_t c) {
  switch (c) {
    case u'I':
      return 1;
    case u'V':
      return 5;
    case u'X':
      return 10;
    default:
      return 0;
  }
}

}  // namespace

Numeral numeral_from_name(std::string_view name) {
  constexpr std::pair<std::string_view, Numeral> kNames[] = {
      {"NUM", Numeral::kNum},         {"DAY", Numeral::kDay},
      {"YEAR", Numeral::kYear},       {"YEAR2", Numeral::kYear2},
      {"FIGURES", Numeral::kFigures}, {"DAYMONTH", Numeral::kDayMonth},
      {"CLOCK", Numeral::kClock},     {"HOUR", Numeral::kHour},
      {"DECADE", Numeral::kDecade},   {"CENTURY", Numeral::kCentury}};
  for (const auto& [known, kind] : kNames) {
    if (known == name) return kind;
  }
  return Numeral::kNone;
}

NumeralReader::NumeralReader(std::u16string_view text, std::span<const Atom> atoms,
                             const TimeWords& words)
    : text_(text),
      atoms_(atoms),
      words_(words),
      number_class_(words.class_id("number")),
      nth_class_(words.class_id("nth")) {}

bool NumeralReader::is(std::uint32_t i, char16_t c) const {
  if (i >= atoms_.size() || atoms_[i].at.size() != 1) return false;
  const char16_t found = text_[atoms_[i].at.start];
  return found == c || (c == u'\'' && is_apostrophe(found)) || (c == u'-' && is_hyphen(found)) ||
         (atoms_[i].letters && found + 32 == c);
}

bool NumeralReader::figure(std::uint32_t i, int least, int most) const {
  return i < atoms_.size() && atoms_[i].digits >= least && atoms_[i].digits <= most;
}

std::optional<NumeralValue> NumeralReader::read(Numeral kind, std::uint32_t i) const {
  if (i >= atoms_.size()) return {};
  const Atom& atom = atoms_[i];
  switch (kind) {
    case Numeral::kNone:
      return {};
    case Numeral::kNum:
      return number(i);
    case Numeral::kDay: {
      if (!figure(i, 1, 2) || atom.number < 1 || atom.number > 31) return {};
      std::uint32_t end = i + 1;
      if (end < atoms_.size() && atoms_[end].attached) {
        for (const TimeForm& form : words_.forms(atoms_[end].word)) {
          if (form.of == nth_class_) return NumeralValue{{atom.number}, false, end + 1};
        }
      }
      return NumeralValue{{atom.number}, false, end};
    }
    case Numeral::kYear:
      if (!figure(i, 4, 4) || !exists({atom.number, 0, 0}) || atom.number == 0) return {};
      return NumeralValue{{atom.number}, false, i + 1};
    case Numeral::kYear2:
      return year2(i);
    case Numeral::kFigures:
      return figures(i);
    case Numeral::kDayMonth: {
      if (!figure(i, 1, 2) || !is_attached(i + 1, u'/') || !figure(i + 2, 2, 2)) return {};
      const Day day{0, atoms_[i + 2].number, atom.number};
      if (!atoms_[i + 2].attached || day.month == 0 || day.day == 0 || !exists(day)) return {};
      return NumeralValue{{0, day.month, day.day}, false, i + 3};
    }
    case Numeral::kClock:
      return clock(i);
    case Numeral::kHour:
      // "20 h 30" is a clock time with minutes, or no clock time.
      if (!figure(i, 1, 2) || atom.number > 23 || !is(i + 1, u'h') || figure(i + 2, 2, 2))
        return {};
      return NumeralValue{{atom.number, -1, -1}, false, i + 2};
    case Numeral::kDecade: {
      const std::uint32_t at = is(i, u'\'') ? i + 1 : i;
      if (!figure(at, 2, 4) || atoms_[at].digits == 3 || !is_attached(at + 1, u's')) return {};
      if (atoms_[at].number % 10 != 0) return {};
      return NumeralValue{{atoms_[at].number}, false, at + 2};
    }
    case Numeral::kCentury:
      return century(i);
  }
  return {};
}

std::optional<NumeralValue> NumeralReader::number(std::uint32_t i) const {
  if (atoms_[i].digits == 0) return number_words(i);
  if (atoms_[i].digits > 4) return {};
  int whole = atoms_[i].number, thousandths = 0;
  std::uint32_t end = i + 1;
  const bool mark = is_attached(end, u',') || is_attached(end, u'.');
  if (mark && end + 1 < atoms_.size() && atoms_[end + 1].attached && figure(end + 1, 1, 3)) {
    const Atom& part = atoms_[end + 1];
    // 1,000 and 1.000 are a thousand wherever they are written.
    if (part.digits == 3) {
      whole = whole * 1000 + part.number;
    } else {
      thousandths = part.number * (part.digits == 1 ? 100 : 10);
    }
    end += 2;
  } else if (atoms_[i].digits <= 3 && figure(end, 3, 3) &&
             atoms_[end].at.start == atoms_[i].at.end + 1) {
    whole = whole * 1000 + atoms_[end].number;
    ++end;
  }
  return NumeralValue{{whole * kThousandth + thousandths}, false, end};
}

/// vingt et un, quatre-vingt-dix, deux mille; twenty-five, a hundred
std::optional<NumeralValue> NumeralReader::number_words(std::uint32_t i) const {
  int total = 0, part = 0;
  std::uint32_t end = i;
  for (std::uint32_t at = i; at < atoms_.size() && at - i < kMostNumberAtoms;) {
    const TimeForm* found = nullptr;
    for (const TimeForm& form : words_.forms(atoms_[at].word)) {
      if (form.of == number_class_) found = &form;
    }
    if (found) {
      const int value = found->number;
      if (value == 1000) {
        total += (part > 0 ? part : 1) * 1000;
        part = 0;
      } else if (value == 100) {
        part = (part > 0 ? part : 1) * 100;
      } else if (value == 20 && part % 100 == 4) {
        part += 76;  // quatre-vingt
      } else {
        part += value;
      }
      end = ++at;
    } else if (end > i && at == end &&
               (is(at, u'-') || text_.substr(atoms_[at].at.start, 3) == u"et ")) {
      ++at;
    } else {
      break;
    }
  }
  if (end == i) return {};
  return NumeralValue{{(total + part) * kThousandth}, false, end};
}

std::optional<NumeralValue> NumeralReader::year2(std::uint32_t i) const {
  const bool mark = is(i, u'\'');
  const std::uint32_t at = mark ? i + 1 : i;
  if (!figure(at, 2, 2)) return {};
  // "le 3 mai 20 personnes": below 32 it is a year only where nothing can be counted.
  const Atom& atom = atoms_[at];
  const bool counts = at + 1 < atoms_.size() && atoms_[at + 1].letters;
  if (!mark && atom.number > 0 && atom.number < 32 && counts) return {};
  return NumeralValue{{century_of(atom.number)}, false, at + 1};
}

/// 2025-07-19, 19/07/2025, 19.07.2025, 19-07-2025, 19/07/25
std::optional<NumeralValue> NumeralReader::figures(std::uint32_t i) const {
  if (i + 4 >= atoms_.size()) return {};
  for (std::uint32_t k = i + 1; k < i + 5; ++k) {
    if (!atoms_[k].attached) return {};
  }
  const auto number = [&](std::uint32_t k) { return static_cast<int>(atoms_[i + k].number); };
  NumeralValue value{{}, false, i + 5};
  if (figure(i, 4, 4)) {
    if (!is(i + 1, u'-') || !figure(i + 2, 2, 2) || !is(i + 3, u'-') || !figure(i + 4, 2, 2)) {
      return {};
    }
    value.parts = {number(0), number(2), number(4)};
  } else {
    if (!figure(i, 1, 2) || !figure(i + 2, 1, 2)) return {};
    const bool slash = is(i + 1, u'/') && is(i + 3, u'/');
    const bool dot = is(i + 1, u'.') && is(i + 3, u'.');
    const bool hyphen = is(i + 1, u'-') && is(i + 3, u'-');
    // 1.2.24 is as often the number of a version.
    if (!slash && !dot && !hyphen) return {};
    if (!figure(i + 4, 4, 4) && !(slash && figure(i + 4, 2, 2))) return {};
    const int year = atoms_[i + 4].digits == 2 ? century_of(number(4)) : number(4);
    value.parts = {year, number(2), number(0)};
    const Day swapped{year, number(0), number(2)};
    const bool possible = swapped.month > 0 && swapped.day > 0 && exists(swapped);
    if (value.parts[1] < 1 || value.parts[2] < 1 ||
        !exists({year, value.parts[1], value.parts[2]})) {
      if (!possible || atoms_[i + 4].digits == 2) return {};
      value.parts = {year, swapped.month, swapped.day};
    } else if (words_.order() == DateOrder::kEither && possible && number(0) != number(2)) {
      value.open = true;
    }
  }
  const Day day{value.parts[0], value.parts[1], value.parts[2]};
  if (day.month == 0 || day.day == 0 || day.year == 0 || !exists(day)) return {};
  return value;
}

int NumeralReader::half_of_day(std::uint32_t& i) const {
  if (i >= atoms_.size() || !atoms_[i].letters) return -1;
  const std::u16string_view word = text_.substr(atoms_[i].at.start, atoms_[i].at.size());
  if (word.size() == 2 && (word[1] == u'm' || word[1] == u'M')) {
    const int half = word[0] == u'a' || word[0] == u'A'   ? 0
                     : word[0] == u'p' || word[0] == u'P' ? 12
                                                          : -1;
    if (half >= 0) ++i;
    return half;
  }
  const int half = is(i, u'a') ? 0 : is(i, u'p') ? 12 : -1;
  if (half < 0 || !is_attached(i + 1, u'.') || !is(i + 2, u'm')) return -1;
  i += is_attached(i + 3, u'.') ? 4 : 3;
  return half;
}

/// 20h30, 20 h 30, 20:30, 8:30:05, 8:30 p.m., 8.30pm, 9am
std::optional<NumeralValue> NumeralReader::clock(std::uint32_t i) const {
  if (!figure(i, 1, 2) || atoms_[i].number > 24) return {};
  NumeralValue value{{atoms_[i].number, 0, -1}, false, i + 1};
  std::uint32_t at = i + 1;
  const auto minutes = [&](std::uint32_t k) { return figure(k, 2, 2) && atoms_[k].number < 60; };
  bool minute = false, dot = false;
  if (is_attached(at, u':') && minutes(at + 1) && atoms_[at + 1].attached) {
    minute = true;
    value.parts[1] = atoms_[at + 1].number;
    at += 2;
    if (is_attached(at, u':') && minutes(at + 1) && atoms_[at + 1].attached) {
      value.parts[2] = atoms_[at + 1].number;
      at += 2;
    }
  } else if (is(at, u'h') && minutes(at + 1)) {
    minute = true;
    value.parts[1] = atoms_[at + 1].number;
    at += 2;
  } else if (is_attached(at, u'.') && minutes(at + 1) && atoms_[at + 1].attached) {
    dot = true;
    value.parts[1] = atoms_[at + 1].number;
    at += 2;
  }
  const int half = half_of_day(at);
  if (half >= 0) {
    if (value.parts[0] > 12) return {};
    value.parts[0] = value.parts[0] % 12 + half;
  } else if (!minute || dot || value.parts[0] > 23) {
    return {};
  }
  value.end = at;
  return value;
}

/// XXe, XXIème, 19e; 19th
std::optional<NumeralValue> NumeralReader::century(std::uint32_t i) const {
  if (figure(i, 1, 2)) {
    if (i + 1 >= atoms_.size() || !atoms_[i + 1].attached) return {};
    for (const TimeForm& form : words_.forms(atoms_[i + 1].word)) {
      if (form.of == nth_class_) return NumeralValue{{atoms_[i].number}, false, i + 2};
    }
    return {};
  }
  const std::u16string_view word = text_.substr(atoms_[i].at.start, atoms_[i].at.size());
  int value = 0;
  std::size_t at = 0;
  for (; at < word.size() && at < 8 && roman_digit(word[at]) > 0; ++at) {
    const int next = at + 1 < word.size() ? roman_digit(word[at + 1]) : 0;
    const int digit = roman_digit(word[at]);
    value += next > digit ? -digit : digit;
  }
  if (value < 1 || value > 30 || at == word.size() || word.size() > at + 3) return {};
  return NumeralValue{{value}, false, i + 1};
}

}  // namespace filigrane
