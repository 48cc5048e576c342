#include "layout/press_dates.h"

#include <unicode/uchar.h>

#include <charconv>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// Two figures of a year are of this century.
constexpr int kCentury = 2000;
constexpr int kFirstYear = 1800, kLastYear = 2199;
constexpr std::size_t kLongestMonth = 12;

struct Day {
  int year = 0, month = 0, day = 0;
};
bool exists(const Day& d) {
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return d.year >= kFirstYear && d.year <= kLastYear && d.month >= 1 && d.month <= 12 &&
         d.day >= 1 && d.day <= kDays[d.month - 1];
}

bool is_figure(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_letter(char16_t c) {
  return c < 0x80 ? (c | 0x20) >= u'a' && (c | 0x20) <= u'z' : u_isalpha(c) != 0;
}
bool is_space(char16_t c) { return is_blank(c) && !is_line_end(c); }

void append_figures(int value, std::size_t width, std::string& out) {
  const std::string figures = std::to_string(value);
  out.append(width - std::min(width, figures.size()), '0').append(figures);
}

/// Reads a line from one place on. Every step either succeeds and moves on or leaves the place.
class Reader {
 public:
  Reader(std::u16string_view text, std::uint32_t at, std::uint32_t end)
      : text_(text), at_(at), end_(end) {}
  std::uint32_t at() const { return at_; }
  bool done() const { return at_ == end_; }
  char16_t peek() const { return done() ? u'\0' : text_[at_]; }

  bool skip(char16_t c) {
    if (peek() != c || done()) return false;
    ++at_;
    return true;
  }
  /// Blanks, and some of the signs that stand between the parts of a date.
  bool gap(std::u16string_view signs = {}) {
    const std::uint32_t start = at_;
    while (!done() && (is_space(peek()) || signs.find(peek()) != std::u16string_view::npos)) ++at_;
    return at_ > start;
  }
  /// A whole run of figures, at least `least` and at most `most`; -1 if there is none.
  int number(std::uint32_t least, std::uint32_t most) {
    std::uint32_t end = at_;
    int value = 0;
    for (; end < end_ && end - at_ <= most && is_figure(text_[end]); ++end) {
      value = value * 10 + (text_[end] - u'0');
    }
    if (end - at_ < least || end - at_ > most) return -1;
    at_ = end;
    return value;
  }
  /// Four figures; also where those of a time stick to them: "20257:30 AM".
  int year() {
    if (const int whole = number(4, 4); whole >= 0) return whole;
    std::uint32_t end = at_;
    while (end < end_ && end - at_ <= 6 && is_figure(text_[end])) ++end;
    if (end - at_ < 5 || end - at_ > 6 || end == end_ || text_[end] != u':') return -1;
    Reader first(text_, at_, at_ + 4);
    at_ += 4;
    return first.number(4, 4);
  }
  std::u16string_view letters() {
    const std::uint32_t start = at_;
    while (!done() && is_letter(peek())) ++at_;
    return text_.substr(start, at_ - start);
  }
  /// One of these words in small letters or capitals.
  bool word(std::initializer_list<std::u16string_view> words) {
    const std::uint32_t start = at_;
    std::string found;
    append_folded(letters(), found);
    for (const std::u16string_view each : words) {
      std::string wanted;
      append_folded(each, wanted);
      if (found == wanted) return true;
    }
    at_ = start;
    return false;
  }

 private:
  std::u16string_view text_;
  std::uint32_t at_, end_;
};

/// "am", "p.m.": adds it to `hour`.
void half_of_day(Reader& reader, int& hour) {
  Reader r = reader;
  r.gap();
  const char16_t half = r.peek() | 0x20;
  if (half != u'a' && half != u'p') return;
  const std::u16string_view letters = r.letters();
  if (letters.size() > 2 || (letters.size() == 2 && (letters[1] | 0x20) != u'm')) return;
  if (letters.size() == 1 && (!r.skip(u'.') || (r.letters() != u"m" && r.peek() != u'm'))) return;
  r.skip(u'.');
  hour = hour % 12 + (half == u'p' ? 12 : 0);
  reader = r;
}

/// "14:30", "9h21", "12 h 24 min", "17h", "4:56 p.m.", "10am": "T14:30"; empty if there is none.
std::string clock(Reader& reader) {
  Reader r = reader;
  int hour = r.number(1, 2), minute = 0;
  if (hour < 0 || hour > 23) return {};
  if (r.skip(u':') || r.skip(u'.')) {
    minute = r.number(2, 2);
    Reader seconds = r;
    if (seconds.skip(u':') && seconds.number(2, 2) >= 0) r = seconds;
    half_of_day(r, hour);
  } else {
    Reader h = r;
    h.gap();
    if ((h.peek() | 0x20) == u'h') {
      h.skip(h.peek());
      r = h;
      if (!r.done() && is_letter(r.peek())) return {};
      h.gap();
      if (const int after = h.number(2, 2); after >= 0) {
        minute = after;
        r = h;
      }
    } else {
      const std::uint32_t before = r.at();
      half_of_day(r, hour);
      if (r.at() == before) return {};
    }
  }
  if (minute < 0 || minute > 59 || hour > 23) return {};
  std::string value = "T";
  append_figures(hour, 2, value);
  value += ':';
  append_figures(minute, 2, value);
  reader = r;
  return value;
}

}  // namespace

PressDates::PressDates() {
  for (const TsvRow& row : read_tsv(embedded_data("time_words.tsv"))) {
    if (row.size() < 4 || row[1] != "month") continue;
    std::string key;
    append_folded(to_utf16(row[3]), key);
    int month = 0;
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), month);
    months_.try_emplace(std::move(key), month);
  }
}

int PressDates::month(std::u16string_view word) const {
  if (word.size() < 3 || word.size() > kLongestMonth) return 0;
  std::string key;
  append_folded(word, key);
  const auto found = months_.find(key);
  return found == months_.end() ? 0 : found->second;
}

namespace {

/// A clock time of the United States or Canada is next: "07:30 AM EDT".
bool at_american_time(Reader reader) {
  reader.gap(u",-|");
  if (clock(reader).empty()) return false;
  reader.gap();
  return reader.word(
      {u"et", u"est", u"edt", u"ct", u"cst", u"cdt", u"mt", u"mst", u"mdt", u"pt", u"pst", u"pdt"});
}

/// 2025-07-19, 19/07/2025, 19.07.25
std::optional<Day> in_figures(Reader& reader, bool month_first) {
  Reader r = reader;
  if (const int year = r.number(4, 4); year > 0) {
    const char16_t sign = r.peek();
    if (sign != u'-' && sign != u'/' && sign != u'.') return {};
    r.skip(sign);
    const int month = r.number(1, 2);
    if (month < 0 || !r.skip(sign)) return {};
    const Day day{year, month, r.number(1, 2)};
    if (!exists(day)) return {};
    reader = r;
    return day;
  }
  const int first = r.number(1, 2);
  const char16_t sign = r.peek();
  if (first < 0 || (sign != u'-' && sign != u'/' && sign != u'.')) return {};
  r.skip(sign);
  const int second = r.number(1, 2);
  if (second < 0 || !r.skip(sign)) return {};
  int year = r.number(4, 4);
  if (year < 0) {
    year = r.number(2, 2);
    if (year < 0) return {};
    year += kCentury;
  }
  const Day european{year, second, first}, american{year, first, second};
  if (month_first && first != second && exists(european) && exists(american)) {
    if (!at_american_time(r)) return {};
    reader = r;
    return american;
  }
  reader = r;
  if (exists(european)) return european;
  return month_first && exists(american) ? std::optional(american) : std::nullopt;
}

}  // namespace

void PressDates::find(std::u16string_view text, Utf16Span at, bool month_first,
                      std::vector<PressDate>& dates) const {
  // A month's name; the full stop behind an abbreviation goes with it.
  const auto month_at = [&](Reader& r) {
    Reader c = r;
    const int found = month(c.letters());
    if (found == 0) return 0;
    c.skip(u'.');
    r = c;
    return found;
  };
  // 26 septembre 2025, 1er octobre 2025, 19th of July 2025
  const auto day_first = [&](Reader& reader) -> std::optional<Day> {
    Reader r = reader;
    Day day;
    day.day = r.number(1, 2);
    if (day.day < 1) return {};
    r.word({u"er", u"st", u"nd", u"rd", u"th", u"e"});
    r.gap(u"-.");
    if (r.word({u"of", u"de"})) r.gap();
    day.month = month_at(r);
    if (day.month == 0) return {};
    r.gap(u",-");
    day.year = r.year();
    if (!exists(day)) return {};
    reader = r;
    return day;
  };
  // July 19, 2025; Sept. 3rd 2025
  const auto month_then_day = [&](Reader& reader) -> std::optional<Day> {
    Reader r = reader;
    Day day;
    day.month = month_at(r);
    if (day.month == 0 || !r.gap()) return {};
    day.day = r.number(1, 2);
    if (day.day < 1) return {};
    r.word({u"st", u"nd", u"rd", u"th"});
    r.skip(u',');
    r.gap();
    day.year = r.year();
    if (!exists(day)) return {};
    reader = r;
    return day;
  };
  std::string early_time;  // a clock time that no date has taken yet, and where it stands
  std::uint32_t early_start = 0, early_end = 0;
  char16_t before = u' ';
  for (Reader reader(text, at.start, at.end); !reader.done();) {
    const std::uint32_t start = reader.at();
    const char16_t c = reader.peek();
    std::optional<Day> day;
    if (is_figure(c) && !is_figure(before)) {
      day = in_figures(reader, month_first);
      if (!day) day = day_first(reader);
      if (!day) {
        if (std::string time = clock(reader); !time.empty()) {
          early_time = std::move(time);
          early_start = start;
          early_end = reader.at();
          before = u' ';
          continue;
        }
      }
    } else if (is_letter(c) && !is_letter(before)) {
      day = month_then_day(reader);
    }
    if (!day) {
      if (is_letter(c)) {
        reader.letters();
      } else {
        reader.skip(c);
      }
      before = text[reader.at() - 1];
      continue;
    }
    PressDate date{{start, reader.at()}, {}};
    append_figures(day->year, 4, date.value);
    date.value += '-';
    append_figures(day->month, 2, date.value);
    date.value += '-';
    append_figures(day->day, 2, date.value);
    Reader behind = reader;
    behind.skip(u'T');
    behind.gap(u",-|.@\u2013\u2014\u2022\u00B7\u00E0\u00C0");
    if (behind.word({u"at", u"vers", u"a"})) behind.gap();
    if (std::string time = clock(behind); !time.empty()) {
      date.value += time;
      date.at.end = behind.at();
      reader = behind;
    } else if (!early_time.empty() && start - early_end <= 20) {
      // "10:19 AM EST, November 8, 2023": only a weekday, a time zone and the like between.
      date.value += early_time;
      date.at.start = early_start;
    }
    early_time.clear();
    dates.push_back(std::move(date));
    before = u' ';
  }
}

}  // namespace filigrane
