#pragma once
#include <optional>
#include <string_view>

#include "filigrane/filigrane.h"
#include "time/calendar.h"
#include "time/patterns.h"

namespace filigrane {

/// What a text says of a time, before it is known which time that is. Views point into TimeRules.
struct Expression {
  Utf16Span at;
  TimeRule rule = TimeRule::kDate;
  Day day;                                 ///< 0 where not said
  bool open_order = false;                 ///< 03/04/2025 where both readings are usual
  int weekday = 0;                         ///< 1 to 7
  std::string_view season, part, holiday;  ///< "SU", "NI", "12-25"
  std::string_view unit;                   ///< "D", "TH", …
  std::string_view unit2;                  ///< of "deux ans et trois mois"
  std::string_view length;                 ///< of a unit with its number inside: "P5Y"
  int number = 0, number2 = 0;             ///< of units, in thousandths
  bool few = false;                        ///< of units: "quelques"
  bool rough = false;                      ///< of units: "une dizaine"
  int ordinal = 0;
  int offset = 0;                ///< of hier, la veille: days
  std::optional<int> direction;  ///< dernier -1, ce 0, prochain 1
  int hour = -1, minute = -1, second = -1;
  int decade = 0, century = 0;
  bool overnight = false;  ///< the night before, of what is past
  bool article = false;    ///< begins with "le", "the"
  int hint = 0;            ///< depuis -1, d'ici 1: on which side of publication it lies
};

/// All expressions of time in the text of `document`, in order and disjoint.
std::vector<Expression> find_expressions(const Document& document, const TimeRules& rules);

}  // namespace filigrane
