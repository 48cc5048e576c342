#include "time/dates.h"

#include "time/expression.h"
#include "time/resolve.h"

namespace filigrane {

std::vector<Date> find_dates(const Document& document, const TimeRules& rules) {
  return resolve_expressions(document, rules, find_expressions(document, rules));
}

}  // namespace filigrane
