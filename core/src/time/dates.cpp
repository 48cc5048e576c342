#include "time/dates.h"

#include "time/expression.h"
#include "time/resolve.h"

namespace filigrane {

std::vector<Date> find_dates(const Document& document, const TimeRules& rules,
                             const std::optional<std::string>& published) {
  return resolve_expressions(document, rules, find_expressions(document, rules), published);
}

}  // namespace filigrane
