#include "time/calendar.h"

namespace filigrane {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2199;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

}  // namespace

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && (year == 0 || is_leap(year)) ? 29 : kDays[month - 1];
}

bool exists(const Day& d) {
  if (d.year != 0 && (d.year < kFirstYear || d.year > kLastYear)) return false;
  if (d.month == 0) return d.day == 0;
  return d.month >= 1 && d.month <= 12 && d.day >= 0 && d.day <= days_in_month(d.year, d.month);
}

// Both ways as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
int day_number(const Day& d) {
  const int year = d.year - (d.month <= 2 ? 1 : 0);
  const int era = year / 400, year_of_era = year - era * 400;
  const int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

Day day_of_number(int number) {
  number += 719468;
  const int era = number / 146097, day_of_era = number - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int part = (5 * day_of_year + 2) / 153;
  const int month = part < 10 ? part + 3 : part - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * part + 2) / 5 + 1};
}

// 1970-01-01 was a Thursday. Years from 1 on are never far enough back to make the sum negative.
int weekday(const Day& day) { return (day_number(day) + 719468 + 2) % 7 + 1; }

Day add_days(const Day& day, int days) { return day_of_number(day_number(day) + days); }

Day add_months(const Day& day, int months) {
  const int total = day.year * 12 + day.month - 1 + months;
  Day moved{total / 12, total % 12 + 1, day.day};
  const int last = days_in_month(moved.year, moved.month);
  if (moved.day > last) moved.day = last;
  return moved;
}

// The anonymous Gregorian computus.
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int sum = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  return {year, sum / 31, sum % 31 + 1};
}

Week week_of(const Day& day) {
  // The week belongs to the year of its Thursday.
  const Day thursday = add_days(day, 4 - weekday(day));
  return {thursday.year, (day_number(thursday) - day_number({thursday.year, 1, 1})) / 7 + 1};
}

void append_digits(int value, int digits, std::string& out) {
  const std::string number = std::to_string(value);
  if (number.size() < static_cast<std::size_t>(digits)) {
    out.append(static_cast<std::size_t>(digits) - number.size(), '0');
  }
  out += number;
}

std::string iso(const Day& day) {
  std::string value;
  if (day.year == 0) {
    value = "XXXX";
  } else {
    append_digits(day.year, 4, value);
  }
  for (const int part : {day.month, day.day}) {
    if (part == 0) break;
    value += '-';
    append_digits(part, 2, value);
  }
  return value;
}

std::optional<Day> day_of_iso(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-') return {};
  const auto number = [&](std::size_t at, std::size_t digits) {
    int n = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      if (value[i] < '0' || value[i] > '9') return 0;
      n = n * 10 + (value[i] - '0');
    }
    return n;
  };
  const Day day{number(0, 4), number(5, 2), number(8, 2)};
  if (day.year == 0 || day.month == 0 || day.day == 0 || !exists(day)) return {};
  return day;
}

}  // namespace filigrane
