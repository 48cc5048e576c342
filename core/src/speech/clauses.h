#pragma once
#include <optional>
#include <vector>

#include "speech/reports.h"

namespace filigrane {

/// A clause without marks that a report says somebody said.
struct Clause {
  Utf16Span at;
  std::uint32_t report = 0;
  bool whole = false;  ///< nothing but one marked stretch: no clause of its own
};

/// The clauses reported in a passage: behind "que" and "that", infinitives, what stands before
/// "a dit X" or around "selon X". In the order of their reports.
std::vector<Clause> find_clauses(const Document& document, const Passage& passage,
                                 const std::vector<Report>& reports);

}  // namespace filigrane
