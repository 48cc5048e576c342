#include "time/resolve.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "time/tense.h"
#include "time/values.h"

namespace filigrane {
namespace {

/// A date that goes against the tense of its verb seems this much farther away.
constexpr int kAgainstTense = 6;
/// The date last spoken of is forgotten after this many characters.
constexpr std::uint32_t kMemory = 1200;
/// Two dates of one month this near to each other are of one year.
constexpr std::uint32_t kSameBreath = 200;
/// A clock time belongs to a day that is named at most this many characters behind it.
constexpr std::uint32_t kClockReach = 12;
/// A night ends at this hour.
constexpr int kMorning = 9;
/// A date without year is of the year last spoken of when it lies this many days from that date.
constexpr int kSameStory = 45;

/// A value and how it was found.
struct Answer {
  std::string value;        // empty: open
  std::string explanation;  // empty: the text says it all
  Day day;                  // for what follows: the day, month or year found
  bool relative = true;
};

class Resolver {
 public:
  Resolver(const Document& document, const TimeRules& rules)
      : document_(document), tenses_(document, rules.words()) {
    if (document.metadata.published) published_ = day_of_iso(document.metadata.published->value);
  }

  Date resolve(const Expression& e, const Expression* next);

 private:
  Answer answer(const Expression& e, const Expression* next);
  Answer calendar(const Expression& e);
  Answer holiday(const Expression& e);
  Answer season(const Expression& e);
  Answer deixis(const Expression& e);
  Answer weekday_near(const Expression& e);
  Answer unit(const Expression& e);
  Answer ordinal_unit(const Expression& e);
  Answer shifted(const Expression& e, int sign, const Day& from, std::string_view source) const;
  Answer step(const Expression& e);
  Answer same(const Expression& e);
  Answer part(const Expression& e, const Expression* next);

  /// -1, 0 or 1: what the words around the expression say; `tense` where only the verb does.
  int direction(const Expression& e);
  /// The candidate nearest to publication, seen through the direction.
  Day choose(std::span<const Day> candidates, const Expression& e);
  std::string because(std::string_view how, const Day& from, std::string_view source) const;
  bool same_block(std::uint32_t earlier, std::uint32_t later) const;
  const Day* day_last_said(const Expression& e) const {
    return spoken_day_.year != 0 && e.at.start - spoken_at_ <= kMemory ? &spoken_day_ : nullptr;
  }

  const Document& document_;
  TenseReader tenses_;
  std::optional<Day> published_;
  Day spoken_, spoken_day_;  // the date last spoken of; the last whole day
  Day weekdays_[8];          // the last of each weekday
  Day written_;              // the last with month and year in the text itself
  std::uint32_t spoken_at_ = 0, spoken_end_ = 0, written_at_ = 0;  // where
  bool night_ = false;    // the last day is one whose night is told of
  std::string_view why_;  // of the last direction(): "said", "past", …
};

std::string joined(std::string_view a, std::string_view b) {
  std::string out(a);
  return out += b;
}

/// "-P1D"
std::string by_days(int days) {
  std::string how(days < 0 ? "-P" : "+P");
  how += std::to_string(std::abs(days));
  return how += 'D';
}

/// The middle of a month stands for it.
int middle(const Day& d) { return day_number({d.year, d.month, d.day == 0 ? 15 : d.day}); }

int sign(int n) { return n < 0 ? -1 : n > 0 ? 1 : 0; }

std::string Resolver::because(std::string_view how, const Day& from,
                              std::string_view source) const {
  std::string text(how);
  text += ' ' + iso(from) + ' ' + std::string(source);
  return text;
}

/// A clock time at the end of a headline is not of the day in the line above.
bool Resolver::same_block(std::uint32_t earlier, std::uint32_t later) const {
  const auto block = std::partition_point(document_.blocks.begin(), document_.blocks.end(),
                                          [&](const Block& b) { return b.at.end < earlier; });
  return block != document_.blocks.end() && later < block->at.end;
}

int Resolver::direction(const Expression& e) {
  if (e.direction && *e.direction != 0) {
    why_ = "said";
    return *e.direction;
  }
  if (e.hint != 0) {
    why_ = "said";
    return e.hint;
  }
  switch (tenses_.at(e.at)) {
    case Tense::kPast:
      why_ = "past";
      return -1;
    case Tense::kFuture:
      why_ = "future";
      return 1;
    case Tense::kPresent:
      why_ = "present";
      return 0;
    case Tense::kUnknown:
      break;
  }
  why_ = "unclear";
  return 0;
}

Day Resolver::choose(std::span<const Day> candidates, const Expression& e) {
  const int toward = direction(e);
  const bool said = why_ == "said";
  const int now = day_number(*published_);
  Day best;
  int least = 0;
  for (const Day& candidate : candidates) {
    int distance = middle(candidate) - now;
    // A month that is not over is neither past nor future.
    if (candidate.day == 0 && candidate.year == published_->year &&
        candidate.month == published_->month) {
      distance = 0;
      if (said && e.direction && *e.direction != 0) continue;
    }
    const bool against = sign(distance) * toward < 0;
    if (against && said) continue;
    int cost = std::abs(distance) * 2;
    if (against) cost *= kAgainstTense;
    // News is of what has been.
    if (why_ == "unclear" && distance > 0) cost += cost / 2;
    if (best.year != 0 && cost >= least) continue;
    best = candidate;
    least = cost;
  }
  return best;
}

Answer Resolver::calendar(const Expression& e) {
  Answer answer;
  Day day = e.day;
  const std::string time = time_of_day(e);
  if (e.open_order) return {{}, {}, {}, false};
  if (day.year != 0 || day.month == 0) {
    if (day.month == 0 && day.day != 0) {
      if (!published_) return answer;
      day = {published_->year, published_->month, day.day};
      answer.explanation = because("within", *published_, "publication");
      if (!exists(day)) return {};
    } else {
      answer.relative = false;
    }
    answer.value = iso(day) + time;
    answer.day = day;
    return answer;
  }
  // "mai de l'an dernier"
  if (e.unit == "Y" && published_) {
    day.year = published_->year + e.direction.value_or(0);
    return {iso(day) + time, because("within", {day.year, 0, 0}, "publication"), day, true};
  }
  const bool month_said = spoken_.month == day.month && e.at.start - spoken_end_ <= kSameBreath;
  if (month_said && !e.direction && exists({spoken_.year, day.month, day.day})) {
    day.year = spoken_.year;
    return {iso(day) + time, because("within", {day.year, day.month, 0}, "text"), day, true};
  }
  // After "July 2021", "July 8" is of that year too.
  if (written_.year != 0 && e.at.start - written_at_ <= kMemory && !e.direction &&
      direction(e) <= 0) {
    const Day there{written_.year, day.month, day.day};
    if (exists(there) && std::abs(middle(there) - middle(written_)) <= kSameStory) {
      return {iso(there) + time, because("within", {written_.year, 0, 0}, "text"), there, true};
    }
  }
  answer.value = iso(day) + time;
  if (!published_) return answer;
  std::vector<Day> candidates, fitting;
  for (int year = published_->year - 6; year <= published_->year + 6; ++year) {
    const Day candidate{year, day.month, day.day};
    if (!exists(candidate)) continue;
    if (std::abs(year - published_->year) <= 1) candidates.push_back(candidate);
    if (e.weekday != 0 && day.day != 0 && weekday(candidate) == e.weekday) {
      fitting.push_back(candidate);
    }
  }
  // A weekday decides between the years, unless it is a slip.
  const bool fits = std::any_of(fitting.begin(), fitting.end(), [&](const Day& d) {
    return std::find(candidates.begin(), candidates.end(), d) != candidates.end();
  });
  day = choose(fits ? fitting : candidates, e);
  if (day.year == 0) return answer;
  const bool before =
      day <= Day{published_->year, published_->month, day.day == 0 ? 0 : published_->day};
  answer.value = iso(day) + time;
  answer.explanation = because(before ? "last" : "next", *published_, "publication ");
  answer.explanation += fits ? "weekday" : why_;
  answer.day = day;
  return answer;
}

/// The day that a holiday falls on: "12-25", "E39" (days from Easter), "11/4/4" (month, weekday,
/// which).
Day holiday_of(std::string_view rule, int year) {
  const auto number = [&](std::size_t at) {
    int n = 0;
    if (at < rule.size()) std::from_chars(rule.data() + at, rule.data() + rule.size(), n);
    return n;
  };
  if (rule.front() == 'E') return add_days(easter(year), number(1));
  if (rule.size() == 5 && rule[2] == '-') return {year, number(0), number(3)};
  const auto slash = rule.find('/');
  const Day first{year, number(0), 1};
  const int wanted = number(slash + 1), which = number(slash + 3);
  return add_days(first, (wanted - weekday(first) + 7) % 7 + 7 * (which - 1));
}

Answer Resolver::holiday(const Expression& e) {
  if (e.day.year != 0) {
    const Day day = holiday_of(e.holiday, e.day.year);
    return {iso(day) + time_of_day(e), {}, day, false};
  }
  if (!published_) {
    const bool fixed = e.holiday.size() == 5 && e.holiday[2] == '-';
    return {fixed ? joined("XXXX-", e.holiday) : std::string(), {}, {}, true};
  }
  std::vector<Day> candidates;
  for (int year = published_->year - 1; year <= published_->year + 1; ++year) {
    candidates.push_back(holiday_of(e.holiday, year));
  }
  const Day day = choose(candidates, e);
  if (day.year == 0) return {};
  return {iso(day) + time_of_day(e),
          because(day <= *published_ ? "last" : "next", *published_, "publication ") +
              std::string(why_),
          day, true};
}

Answer Resolver::season(const Expression& e) {
  const std::string tail = joined("-", e.season);
  if (e.day.year != 0) return {iso({e.day.year, 0, 0}) + tail, {}, {e.day.year, 0, 0}, false};
  const int toward = direction(e);
  const bool here = e.direction && *e.direction == 0;
  if (!published_ || (toward == 0 && !here)) return {};
  const int month = e.season == "SP" ? 3 : e.season == "SU" ? 6 : e.season == "FA" ? 9 : 12;
  // The year in which the season that has begun last began.
  int year = published_->year - (published_->month < month ? 1 : 0);
  const bool running = (published_->month - month + 12) % 12 < 3;
  if (here) {
    year = month == 12 && published_->month < 3 ? published_->year - 1 : published_->year;
  } else if (toward < 0) {
    if (running && why_ == "said") year -= 1;
  } else if (!running || why_ == "said") {
    year += 1;
  }
  const std::string_view how = here ? "within" : toward < 0 ? "last" : "next";
  return {iso({year, 0, 0}) + tail,
          because(how, *published_, "publication ") + std::string(here ? "said" : why_),
          {year, 0, 0},
          true};
}

Answer Resolver::deixis(const Expression& e) {
  if (!published_) return {};
  int offset = e.offset;
  // "la nuit dernière", "last night"; a night that is told of is over.
  if (e.direction && !e.part.empty()) offset += *e.direction;
  if (e.overnight && tenses_.at(e.at) != Tense::kFuture) offset -= 1;
  const Day day = add_days(*published_, offset);
  const std::string how = offset == 0 ? "within" : by_days(offset);
  return {iso(day) + time_of_day(e), because(how, *published_, "publication"), day, true};
}

Answer Resolver::weekday_near(const Expression& e) {
  if (!published_) return {};
  const int today = weekday(*published_);
  if (e.unit == "W" && e.direction) {
    const Day day = add_days(*published_, 7 * *e.direction + e.weekday - today);
    return {iso(day) + time_of_day(e), because("within", *published_, "publication said"), day,
            true};
  }
  const int toward = direction(e);
  const int back = (today - e.weekday + 7) % 7, ahead = (e.weekday - today + 7) % 7;
  const bool named = e.direction && *e.direction != 0;
  int days = -back;
  if (named) {
    days = *e.direction < 0 ? -(back == 0 ? 7 : back) : (ahead == 0 ? 7 : ahead);
  } else if (toward > 0 || (toward == 0 && (e.direction ? ahead < back : why_ == "present"))) {
    // "ce mardi" is the nearest one; what is told in the present is to come.
    days = ahead;
  }
  const Day day = add_days(*published_, days);
  // Where the verb does not say it, a Friday is the one told of before.
  const Day& before = weekdays_[e.weekday];
  if (toward == 0 && !e.direction && before.year != 0) {
    return {iso(before) + time_of_day(e), because("within", before, "text"), before, true};
  }
  weekdays_[e.weekday] = day;
  const std::string_view how = days == 0 ? "within" : days < 0 ? "last" : "next";
  return {iso(day) + time_of_day(e), because(how, *published_, "publication ") + std::string(why_),
          day, true};
}

/// "le premier trimestre", "the second half of last year"
Answer Resolver::ordinal_unit(const Expression& e) {
  const int length = e.unit == "Q" ? 3 : 6;
  const int ordinal = e.ordinal != 0 ? e.ordinal : e.day.day;
  if (ordinal < 1 || ordinal * length > 12) return {};
  const int month = (ordinal - 1) * length + 1;
  if (e.day.year != 0) {
    const Day day{e.day.year, month, 0};
    return {unit_value(e.unit, day), {}, day, false};
  }
  if (!published_) return {};
  const bool of_year = e.unit2 == "Y" || e.direction;
  std::vector<Day> candidates;
  for (int year = published_->year - 1; year <= published_->year + 1; ++year) {
    // Its last month stands for it: a quarter is past when it is over.
    candidates.push_back({year, month + length - 1, 0});
  }
  Day day;
  if (of_year) {
    day = {published_->year + e.direction.value_or(0), month, 0};
    why_ = "said";
  } else {
    day = choose(candidates, e);
    day.month = month;
  }
  const bool past = day_number({day.year, month, 1}) <= day_number(*published_);
  return {unit_value(e.unit, day),
          because(past ? "last" : "next", *published_, "publication ") + std::string(why_),
          {day.year, month, 0},
          true};
}

Answer Resolver::unit(const Expression& e) {
  if (e.ordinal != 0 || (e.day.day != 0 && e.day.month == 0)) return ordinal_unit(e);
  if (!published_) return {};
  const int by = e.direction.value_or(0);
  Day day = *published_;
  if (e.unit == "D") day = add_days(day, by);
  if (e.unit == "W") day = add_days(day, 7 * by);
  if (e.unit == "M") day = add_months({day.year, day.month, 1}, by);
  if (e.unit == "Q") day = add_months({day.year, day.month, 1}, 3 * by);
  if (e.unit == "H") day = add_months({day.year, day.month, 1}, 6 * by);
  if (e.unit == "Y") day.year += by;
  if (e.unit == "DE") day.year += 10 * by;
  if (e.unit == "CE") day.year += 100 * by;
  if (e.unit == "WE") {
    // On a working day "ce week-end" is the one told of, "dernier" the one before, "prochain" the
    // one to come.
    const bool working = weekday(day) < 6;
    if (by < 0 || (by == 0 && working && direction(e) < 0)) day = add_days(day, -7);
    if (by > 0 && !working) day = add_days(day, 7);
  }
  const std::string value = unit_value(e.unit, day);
  if (value.empty()) return {};
  const std::string_view how = by == 0 ? "within" : by < 0 ? "last" : "next";
  // What follows may go back to a day, a month or a year, not to a week or century.
  if (e.unit == "M") day.day = 0;
  if (e.unit == "Y") day.month = day.day = 0;
  if (e.unit != "D" && e.unit != "M" && e.unit != "Y") day = {};
  return {value, because(how, *published_, "publication said"), day, true};
}

/// `e.number` units before or after a day.
Answer Resolver::shifted(const Expression& e, int sign, const Day& from,
                         std::string_view source) const {
  if (e.few || e.rough || !e.unit2.empty()) return {};
  // "half a century ago" is fifty years, "half a year ago" no number of years.
  const int years = e.unit == "DE" ? 10 : e.unit == "CE" ? 100 : 1;
  const int thousandths = (e.number == 0 ? 1000 : e.number) * years;
  if (thousandths % 1000 != 0 || thousandths > 1000000) return {};
  const int number = thousandths / 1000;
  const int by = sign * number;
  std::string how(sign < 0 ? "-" : "+");
  how += e.number == 0 ? joined("P1", e.unit) : duration_value(e);
  Day day = from;
  std::string value;
  if (e.unit == "D" || e.unit == "W" || e.unit == "F") {
    if (from.day == 0) return {};
    day = add_days(from, by * (e.unit == "D" ? 1 : e.unit == "W" ? 7 : 14));
    value = iso(day);
  } else if (e.unit == "M") {
    if (from.month == 0) return {};
    day = add_months({from.year, from.month, 1}, by);
    day.day = 0;
    value = iso(day);
  } else if (e.unit == "Y" || e.unit == "DE" || e.unit == "CE") {
    day = {from.year + by, 0, 0};
    if (day.year < 1) return {};
    value = iso(day);
  }
  if (value.empty()) return {};
  return {value, because(how, from, source), day, true};
}

/// "la veille", "deux jours plus tard", "l'année suivante"
Answer Resolver::step(const Expression& e) {
  if (e.rough) return {};
  const bool told = spoken_.year != 0 && e.at.start - spoken_at_ <= kMemory;
  if (e.unit.empty() || (e.unit == "D" && e.number == 0)) {
    const Day* last = day_last_said(e);
    if (!last) return {};
    const int by = e.offset != 0 ? e.offset : e.direction.value_or(0);
    const Day day = add_days(*last, by);
    return {iso(day) + time_of_day(e), because(by_days(by), *last, "text"), day, true};
  }
  if (!told || !e.direction) return {};
  if (e.number == 0 && e.unit == "W") {
    const Day* last = day_last_said(e);
    if (!last) return {};
    const Day day = add_days(*last, 7 * *e.direction);
    return {unit_value("W", day), because(*e.direction < 0 ? "-P1W" : "+P1W", *last, "text"), day,
            true};
  }
  return shifted(e, *e.direction, e.unit == "D" || e.unit == "W" ? spoken_day_ : spoken_, "text");
}

/// "le même jour", "cette année-là", "that night"
Answer Resolver::same(const Expression& e) {
  const bool told = spoken_.year != 0 && e.at.start - spoken_at_ <= kMemory;
  if (!told) return {};
  const bool of_day = e.unit.empty() || e.unit == "D" || e.unit == "W";
  const Day* day = of_day ? day_last_said(e) : &spoken_;
  if (!day || (e.unit == "M" && day->month == 0)) return {};
  const std::string value = e.unit.empty() ? iso(*day) + time_of_day(e) : unit_value(e.unit, *day);
  if (value.empty()) return {};
  return {value, because("within", *day, "text"), *day, true};
}

/// A part of a day or a clock time: of the day named with it, or of the one last spoken of.
Answer Resolver::part(const Expression& e, const Expression* next) {
  const std::string time = time_of_day(e);
  if (e.day.month != 0) {
    return calendar(e);
  }
  if (e.weekday != 0) return weekday_near(e);
  const bool before = spoken_day_.year != 0 && e.at.start - spoken_end_ <= kClockReach;
  const bool behind = !before && next && next->at.start - e.at.end <= kClockReach &&
                      (next->rule == TimeRule::kWeekday || next->rule == TimeRule::kDeixis ||
                       (next->rule == TimeRule::kDate && next->day.day != 0));
  if (behind) {
    const Answer day = answer(*next, nullptr);
    if (day.day.day != 0) {
      return {iso(day.day) + time, because("within", day.day, "text"), day.day, true};
    }
  }
  const Day* last = day_last_said(e);
  if (last && (e.hour < 0 || same_block(spoken_end_, e.at.start))) {
    // "dans la nuit de jeudi à vendredi, vers 2 h": of Friday.
    const bool small_hours = night_ && e.hour >= 0 && e.hour < kMorning;
    const Day day = small_hours ? add_days(*last, 1) : *last;
    return {iso(day) + time, because("within", day, "text"), *last, true};
  }
  return {e.hour >= 0 ? time : std::string(), {}, {}, e.hour < 0};
}

Answer Resolver::answer(const Expression& e, const Expression* next) {
  switch (e.rule) {
    case TimeRule::kDate:
    case TimeRule::kYear:
      return calendar(e);
    case TimeRule::kDeixis:
      return deixis(e);
    case TimeRule::kWeekday:
      return weekday_near(e);
    case TimeRule::kUnit:
      return unit(e);
    case TimeRule::kAgo:
      return published_ ? shifted(e, -1, *published_, "publication") : Answer();
    case TimeRule::kAhead:
      return published_ ? shifted(e, 1, *published_, "publication") : Answer();
    case TimeRule::kStep:
      return step(e);
    case TimeRule::kSame:
      return same(e);
    case TimeRule::kHoliday:
      return e.holiday.empty() ? Answer() : holiday(e);
    case TimeRule::kSeason:
      return season(e);
    case TimeRule::kPart:
    case TimeRule::kClock:
      return part(e, next);
    case TimeRule::kDecade:
      return {decade_value(e), {}, {}, false};
    case TimeRule::kCentury:
      return {e.century > 1 ? std::to_string(e.century - 1) + "XX" : std::string(), {}, {}, false};
    case TimeRule::kDuration:
      return {duration_value(e), {}, {}, false};
    case TimeRule::kSet:
      return {set_value(e), {}, {}, false};
    case TimeRule::kNone:
      break;
  }
  return {};
}

Date Resolver::resolve(const Expression& given, const Expression* next) {
  Expression e = given;
  const Tense tense =
      e.rule == TimeRule::kSet && e.article && e.weekday != 0 ? tenses_.at(e.at) : Tense::kUnknown;
  // "Le vendredi, il a voté" tells of one Friday, "le vendredi, on vote" of all.
  if (tense == Tense::kPast) e.rule = TimeRule::kWeekday;
  Answer found = answer(e, next);
  if (found.day.year != 0) {
    spoken_ = found.day;
    if (found.day.day != 0) spoken_day_ = found.day;
    spoken_at_ = e.at.start;
    spoken_end_ = e.at.end;
    if (e.hour < 0) night_ = e.part == "NI" && e.rule == TimeRule::kPart;
  }
  if (e.day.year != 0 && (e.day.month != 0 || e.day.year != written_.year)) {
    written_ = e.day.month != 0 ? e.day : Day();
    written_at_ = e.at.start;
  }
  Date date;
  date.at = e.at;
  date.relative = found.relative;
  date.explanation = std::move(found.explanation);
  date.type = e.rule == TimeRule::kDuration    ? DateType::kDuration
              : e.rule == TimeRule::kSet       ? DateType::kSet
              : e.hour >= 0 || !e.part.empty() ? DateType::kTime
                                               : DateType::kDate;
  if (!found.value.empty()) date.value = std::move(found.value);
  return date;
}

}  // namespace

std::vector<Date> resolve_expressions(const Document& document, const TimeRules& rules,
                                      std::span<const Expression> expressions) {
  Resolver resolver(document, rules);
  std::vector<Date> dates;
  dates.reserve(expressions.size());
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const Expression* next = i + 1 < expressions.size() ? &expressions[i + 1] : nullptr;
    dates.push_back(resolver.resolve(expressions[i], next));
  }
  return dates;
}

}  // namespace filigrane
