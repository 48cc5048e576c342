#include "time/dates.h"

#include <unicode/uchar.h>

#include "text/chars.h"
#include "time/date_words.h"

namespace filigrane {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;
/// A number that stands alone is more often a count than a year outside these.
constexpr int kFirstBareYear = 1500, kLastBareYear = 2099;

/// A day of the calendar; 0 where the text leaves a part open.
struct Day {
  int year = 0, month = 0, day = 0;
};

bool exists(const Day& d) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d.month < 1 || d.month > 12 || d.day < 0 || d.day > kDays[d.month - 1]) return false;
  if (d.year != 0 && (d.year < kFirstYear || d.year > kLastYear)) return false;
  const bool leap = d.year == 0 || (d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0));
  return d.month != 2 || d.day != 29 || leap;
}

void append_digits(int value, int digits, std::string& out) {
  const std::string number = std::to_string(value);
  out.append(static_cast<std::size_t>(digits) - number.size(), '0').append(number);
}

std::string iso(const Day& d) {
  std::string value;
  if (d.year == 0) {
    value = "XXXX";
  } else {
    append_digits(d.year, 4, value);
  }
  for (const int part : {d.month, d.day}) {
    if (part == 0) break;
    value += '-';
    append_digits(part, 2, value);
  }
  return value;
}

/// Reads a text from one place on. Every step either succeeds and moves on or leaves the place.
class Cursor {
 public:
  Cursor(std::u16string_view text, std::uint32_t at) : text_(text), at_(at) {}
  std::uint32_t at() const { return at_; }

  /// Between `least` and `most` ASCII digits with no further digit behind; -1 if there are none.
  int number(std::uint32_t least, std::uint32_t most) {
    std::uint32_t end = at_;
    int value = 0;
    for (; end < text_.size() && end - at_ <= most && is_digit(text_[end]); ++end) {
      value = value * 10 + (text_[end] - u'0');
    }
    if (end - at_ < least || end - at_ > most) return -1;
    at_ = end;
    return value;
  }
  bool skip(char16_t c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// One or two blanks inside a line.
  bool blanks() {
    const std::uint32_t start = at_;
    while (at_ < text_.size() && at_ - start < 2 && is_blank(text_[at_]) &&
           !is_line_end(text_[at_])) {
      ++at_;
    }
    return at_ > start;
  }
  /// A run of letters (and their marks) that is a word of `kind`: its value, or -1.
  int word(const DateWords& words, DateWords::Kind kind) {
    std::uint32_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    const int value = words.find(text_.substr(at_, end - at_), kind);
    if (value >= 0) at_ = end;
    return value;
  }
  /// No letter, digit or further figure of a number follows.
  bool at_end_of_word() const {
    if (at_ == text_.size()) return true;
    if (is_letter(text_[at_]) || is_digit(text_[at_])) return false;
    const char16_t c = text_[at_];
    const bool joins = c == u'/' || c == u'-' || c == u'.' || c == u',' || c == u':';
    return !(joins && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]));
  }

 private:
  static bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
  static bool is_letter(char16_t c) { return u_isalpha(c) || u_getCombiningClass(c) != 0; }

  std::u16string_view text_;
  std::uint32_t at_;
};

class Finder {
 public:
  Finder(std::u16string_view text, std::string_view language) : text_(text), words_(language) {}

  /// The date that begins with token `i`, if any.
  std::optional<Date> at(std::span<const Token> tokens, std::size_t i) const;

 private:
  using Kind = DateWords::Kind;
  struct Found {
    Day day;
    std::uint32_t end = 0;
    bool open = false;  // the order of day and month cannot be known
  };
  std::optional<Found> figures(Cursor cursor) const;
  std::optional<Found> day_first(Cursor cursor) const;
  std::optional<Found> month_first(Cursor cursor) const;
  std::optional<Found> alone(std::span<const Token> tokens, std::size_t i) const;
  int month(Cursor& cursor) const;
  /// The clock time behind a whole date, as "T14:30"; moves the cursor behind it.
  std::string clock(Cursor& cursor) const;

  std::u16string_view text_;
  DateWords words_;
};

int Finder::month(Cursor& cursor) const {
  const int month = cursor.word(words_, Kind::kMonth);
  if (month > 0) cursor.skip(u'.');
  return month;
}

/// 2025-07-19, 19/07/2025, 19.07.2025, 19-07-2025
std::optional<Finder::Found> Finder::figures(Cursor cursor) const {
  Cursor iso_cursor = cursor;
  if (const int year = iso_cursor.number(4, 4); year > 0) {
    if (!iso_cursor.skip(u'-')) return std::nullopt;
    const int month = iso_cursor.number(2, 2);
    if (month < 0 || !iso_cursor.skip(u'-')) return std::nullopt;
    return Found{{year, month, iso_cursor.number(2, 2)}, iso_cursor.at(), false};
  }
  const int first = cursor.number(1, 2);
  for (const char16_t separator : {u'/', u'.', u'-'}) {
    if (first < 1 || !cursor.skip(separator)) continue;
    const int second = cursor.number(1, 2);
    if (second < 1 || !cursor.skip(separator)) return std::nullopt;
    const int year = cursor.number(4, 4);
    if (year < 0) return std::nullopt;
    Found found{{year, second, first}, cursor.at(), false};
    const Day swapped{year, first, second};
    if (!exists(found.day)) {
      found.day = swapped;
    } else if (words_.order() == DateWords::Order::kEither && first != second && exists(swapped)) {
      found.open = true;
    }
    return found;
  }
  return std::nullopt;
}

/// 26 septembre 2025, 1er octobre, 19th of July 2025
std::optional<Finder::Found> Finder::day_first(Cursor cursor) const {
  Found found;
  found.day.day = cursor.number(1, 2);
  if (found.day.day < 1) return std::nullopt;
  cursor.word(words_, Kind::kOrdinal);
  if (!cursor.blanks()) return std::nullopt;
  if (cursor.word(words_, Kind::kOf) >= 0 && !cursor.blanks()) return std::nullopt;
  Cursor after_name = cursor;
  if (after_name.word(words_, Kind::kMonth) < 1) return std::nullopt;
  found.day.month = month(cursor);
  // The full stop behind an abbreviated month may also be the sentence's: taken only with a year.
  found.end = after_name.at();
  cursor.skip(u',');
  if (cursor.blanks()) {
    const int year = cursor.number(4, 4);
    if (year > 0 && cursor.at_end_of_word()) {
      found.day.year = year;
      found.end = cursor.at();
    }
  }
  return found;
}

/// July 19, 2025; Sept. 3; June 2009
std::optional<Finder::Found> Finder::month_first(Cursor cursor) const {
  Found found;
  found.day.month = month(cursor);
  if (found.day.month < 1 || !cursor.blanks()) return std::nullopt;
  const int year = cursor.number(4, 4);
  if (year > 0) {
    found.day.year = year;
    found.end = cursor.at();
    return found;
  }
  // "En mars 25 personnes" is no date in a language that puts the day first.
  if (words_.order() == DateWords::Order::kDayFirst) return std::nullopt;
  found.day.day = cursor.number(1, 2);
  if (found.day.day < 1) return std::nullopt;
  cursor.word(words_, Kind::kOrdinal);
  found.end = cursor.at();
  cursor.skip(u',');
  if (cursor.blanks()) {
    const int late_year = cursor.number(4, 4);
    if (late_year > 0 && cursor.at_end_of_word()) {
      found.day.year = late_year;
      found.end = cursor.at();
    }
  }
  return found;
}

/// "en 2016", "since June": a year or month behind a word that introduces one.
std::optional<Finder::Found> Finder::alone(std::span<const Token> tokens, std::size_t i) const {
  if (i == 0) return std::nullopt;
  const Utf16Span at = tokens[i].at, before = tokens[i - 1].at;
  Cursor gap(text_, before.end);
  if (!gap.blanks() || gap.at() != at.start) return std::nullopt;
  if (words_.find(text_.substr(before.start, before.size()), Kind::kIntro) < 0) return std::nullopt;
  Cursor cursor(text_, at.start);
  Found found;
  const int year = cursor.number(4, 4);
  if (year > 0) {
    // "en 2000 exemplaires" counts something.
    const bool counts = i + 1 < tokens.size() && tokens[i + 1].upos == Upos::kNoun;
    if (year < kFirstBareYear || year > kLastBareYear || counts) return std::nullopt;
    found.day.year = year;
  } else {
    found.day.month = cursor.word(words_, Kind::kMonth);
    if (found.day.month < 1) return std::nullopt;
  }
  found.end = cursor.at();
  return found;
}

std::string Finder::clock(Cursor& cursor) const {
  Cursor c = cursor;
  c.skip(u',');
  if (!c.skip(u'T')) {
    if (!c.blanks()) return {};
    if (c.word(words_, Kind::kAt) >= 0 && !c.blanks()) return {};
  }
  const int hour = c.number(1, 2);
  if (hour < 0 || hour > 23 || (!c.skip(u':') && !c.skip(u'h'))) return {};
  const int minute = c.number(2, 2);
  if (minute < 0 || minute > 59 || !c.at_end_of_word()) return {};
  std::string value = "T";
  append_digits(hour, 2, value);
  value += ':';
  append_digits(minute, 2, value);
  cursor = c;
  return value;
}

std::optional<Date> Finder::at(std::span<const Token> tokens, std::size_t i) const {
  const std::uint32_t start = tokens[i].at.start;
  const bool figure = text_[start] >= u'0' && text_[start] <= u'9';
  if (!figure && !words_.may_begin_date(text_.substr(start))) return std::nullopt;
  Cursor cursor(text_, start);
  const bool weekday = cursor.word(words_, Kind::kWeekday) > 0;
  if (weekday) {
    cursor.skip(u'.');
    cursor.skip(u',');
    if (!cursor.blanks()) return std::nullopt;
  }
  std::optional<Found> found = figures(cursor);
  if (!found) found = day_first(cursor);
  if (!found) found = month_first(cursor);
  if (!found && !weekday) found = alone(tokens, i);
  if (!found) return std::nullopt;
  Cursor end(text_, found->end);
  const bool whole = found->day.year != 0 && found->day.day != 0;
  const std::string time = whole && !found->open ? clock(end) : std::string();
  const bool year_alone = found->day.month == 0;
  if (!end.at_end_of_word() || (!year_alone && !exists(found->day))) return std::nullopt;
  Date date;
  date.at = {start, end.at()};
  date.type = time.empty() ? DateType::kDate : DateType::kTime;
  if (!found->open) date.value = iso(found->day) + time;
  return date;
}

}  // namespace

std::vector<Date> find_dates(std::u16string_view text, std::span<const Token> tokens,
                             std::string_view language) {
  const Finder finder(text, language);
  std::vector<Date> dates;
  std::uint32_t free_from = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].at.start < free_from) continue;
    if (auto date = finder.at(tokens, i)) {
      free_from = date->at.end;
      dates.push_back(std::move(*date));
    }
  }
  return dates;
}

}  // namespace filigrane
