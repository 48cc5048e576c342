#pragma once
#include <vector>

#include "speech/clauses.h"

namespace filigrane {

/// What is known of one marked stretch beside its words.
struct Attribution {
  std::int32_t phrase = -1;  ///< the phrase that holds it as a unit
  std::uint32_t unit = 0;
  std::int32_t report = -1;  ///< which says who said it; -1 for none in its sentence
  bool aside = false;        ///< a reporting clause stands right beside it
  bool governed = false;     ///< the verb of the report takes it
  bool introduced = false;   ///< a colon stands before it
  bool alone = false;        ///< its sentence is nothing but it and the reporting clause
};

/// Finds for each marked stretch the report in its own sentence that it belongs to.
std::vector<Attribution> attribute(const Passage& passage, const std::vector<Report>& reports,
                                   const std::vector<Clause>& clauses, std::size_t marked);

}  // namespace filigrane
