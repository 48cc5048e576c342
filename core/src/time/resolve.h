#pragma once
#include <optional>
#include <vector>

#include "time/expression.h"

namespace filigrane {

/// Gives each expression its value, in text order, from three things: the day of publication, the
/// tense of the verb it goes with, and the date last spoken of. What they leave open stays open.
/// `published` is ISO 8601 and may carry a time of day.
std::vector<Date> resolve_expressions(const Document& document, const TimeRules& rules,
                                      std::span<const Expression> expressions,
                                      const std::optional<std::string>& published);

}  // namespace filigrane
