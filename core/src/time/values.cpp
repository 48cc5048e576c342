#include "time/values.h"

namespace filigrane {
namespace {

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  return out += b;
}

/// A number of thousandths without needless zeros.
std::string decimal(int thousandths) {
  std::string out = std::to_string(thousandths / 1000);
  std::string rest;
  append_digits(thousandths % 1000, 3, rest);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  return rest.empty() ? out : out + '.' + rest;
}

/// A unit of time_words.tsv as ISO 8601 counts it: years by ten for a decade.
struct Counted {
  int times;
  char designator;
  bool clock;
};
Counted counted(std::string_view unit) {
  if (unit == "TS") return {1, 'S', true};
  if (unit == "TM") return {1, 'M', true};
  if (unit == "TH") return {1, 'H', true};
  if (unit == "W") return {1, 'W', false};
  if (unit == "M") return {1, 'M', false};
  if (unit == "Y") return {1, 'Y', false};
  if (unit == "F") return {2, 'W', false};
  if (unit == "Q") return {3, 'M', false};
  if (unit == "H") return {6, 'M', false};
  if (unit == "DE") return {10, 'Y', false};
  if (unit == "CE") return {100, 'Y', false};
  if (unit == "ML") return {1000, 'Y', false};
  return {1, 'D', false};
}

void append_part(int number, std::string_view unit, std::string& out) {
  const Counted c = counted(unit);
  if (c.clock && out.find('T') == std::string::npos) out += 'T';
  out += number == 0 ? "X" : decimal(number * c.times);
  out += c.designator;
}

}  // namespace

std::string duration_value(const Expression& e) {
  if (!e.length.empty()) return std::string(e.length);
  std::string value = "P";
  if (e.unit.empty()) {
    if (e.hour < 0) return {};
    value += joined("T", std::to_string(e.hour)) + 'H';
    return e.minute > 0 ? value + std::to_string(e.minute) + 'M' : value;
  }
  if (e.unit == "WE") return e.number == 0 ? "PXWE" : joined("P", decimal(e.number)) + "WE";
  append_part(e.few ? 0 : e.number, e.unit, value);
  if (e.number2 != 0 && e.unit2.empty() && e.unit == "TH") {
    append_part(e.number2, "TM", value);
  } else if (e.number2 != 0 && !e.unit2.empty()) {
    append_part(e.number2, e.unit2, value);
  }
  return value;
}

std::string set_value(const Expression& e) {
  if (!e.length.empty()) return std::string(e.length);
  if (e.weekday != 0) {
    std::string value = joined("XXXX-WXX-", std::to_string(e.weekday));
    return e.part.empty() ? value : joined(value + 'T', e.part);
  }
  if (e.day.month != 0) return iso(e.day);
  if (!e.season.empty()) return joined("XXXX-", e.season);
  if (!e.part.empty()) return joined("XXXX-XX-XXT", e.part);
  if (e.unit.empty()) return {};
  std::string value = "P";
  append_part(e.number == 0 ? 1000 : e.number, e.unit == "WE" ? "W" : e.unit, value);
  return value;
}

std::string time_of_day(const Expression& e) {
  if (e.hour < 0) return e.part.empty() ? std::string() : joined("T", e.part);
  std::string value = "T";
  append_digits(e.hour, 2, value);
  value += ':';
  append_digits(e.minute < 0 ? 0 : e.minute, 2, value);
  if (e.second >= 0) {
    value += ':';
    append_digits(e.second, 2, value);
  }
  return value;
}

std::string unit_value(std::string_view unit, const Day& day) {
  if (unit == "D") return iso(day);
  if (unit == "W" || unit == "WE") {
    const Week week = week_of(day);
    std::string value;
    append_digits(week.year, 4, value);
    value += "-W";
    append_digits(week.week, 2, value);
    return unit == "W" ? value : value + "-WE";
  }
  if (unit == "M") return iso({day.year, day.month, 0});
  if (unit == "Q") return iso({day.year, 0, 0}) + "-Q" + std::to_string((day.month + 2) / 3);
  if (unit == "H") return iso({day.year, 0, 0}) + (day.month <= 6 ? "-H1" : "-H2");
  if (unit == "Y") return iso({day.year, 0, 0});
  if (unit == "DE") return iso({day.year, 0, 0}).substr(0, 3) + "X";
  if (unit == "CE") return iso({day.year, 0, 0}).substr(0, 2) + "XX";
  return {};
}

std::string decade_value(const Expression& e) {
  int year = e.decade;
  if (year == 0) year = e.day.year != 0 ? e.day.year : e.number / 1000;
  if (year >= 1000 && year % 10 != 0) return iso({year, 0, 0});  // "les années 2012 et 2013"
  if (year >= 1000) return iso({year, 0, 0}).substr(0, 3) + "X";
  // The nineties are those of 1990; the tens and twenties may be of two centuries.
  if (year < 30 || year > 90 || year % 10 != 0) return {};
  return joined("19", std::to_string(year / 10)) + 'X';
}

}  // namespace filigrane
