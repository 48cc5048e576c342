#pragma once
#include <vector>

#include "time/expression.h"

namespace filigrane {

/// Gives each expression its value, in text order, from three things: the day of publication
/// (document.metadata), the tense of the verb it goes with, and the date last spoken of. What they
/// leave open stays open.
std::vector<Date> resolve_expressions(const Document& document, const TimeRules& rules,
                                      std::span<const Expression> expressions);

}  // namespace filigrane
