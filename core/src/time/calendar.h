/// The proleptic Gregorian calendar.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace filigrane {

/// A day; 0 where a part is open. Parts are open from the year or from the day on.
struct Day {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

/// True when some calendar has this day: open parts fit everything.
bool exists(const Day& day);
/// Days since 1970-01-01 of a whole day, and back.
int day_number(const Day& day);
Day day_of_number(int number);
/// Monday is 1, Sunday 7.
int weekday(const Day& day);
Day add_days(const Day& day, int days);
/// A day that the month does not have becomes its last.
Day add_months(const Day& day, int months);
int days_in_month(int year, int month);
Day easter(int year);
struct Week {
  int year = 0, week = 0;
};
/// The ISO 8601 week.
Week week_of(const Day& day);
/// "2025-07-19", "2025-07", "2025", "XXXX-07-19".
std::string iso(const Day& day);
/// The day that an ISO 8601 value begins with, if it begins with a whole one.
std::optional<Day> day_of_iso(std::string_view value);
/// `value` with leading zeros.
void append_digits(int value, int digits, std::string& out);

}  // namespace filigrane
