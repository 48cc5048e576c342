/// Dates as a press page prints them beside a title, with their clock time.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

struct PressDate {
  Utf16Span at;       ///< date and time
  std::string value;  ///< 2025-07-19 or 2025-07-19T00:59
};

/// Reads whole dates (year, month, day), which may be glued to the words around them ("Publié8
/// décembre 2022, 19:01"), and the clock time behind or before one ("at 4:56 p.m.", "10:19 AM EST,
/// Nov. 8, 2023", "12 h 24 min").
class PressDates {
 public:
  PressDates();

  /// The dates in `at`, in order. Figures whose order cannot be known (03/04/2025 in English) are
  /// left out.
  /// @param month_first  day and month may also stand the American way round
  void find(std::u16string_view text, Utf16Span at, bool month_first,
            std::vector<PressDate>& dates) const;
  /// The month that a word names, from 1; 0 if it names none.
  int month(std::u16string_view word) const;

 private:
  std::unordered_map<std::string, int> months_;  // by folded form
};

}  // namespace filigrane
