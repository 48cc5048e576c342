/// Values as ISO 8601 and, where that has no form, TIMEX3 writes them.
#pragma once
#include <string>

#include "time/expression.h"

namespace filigrane {

/// "P3D", "PT2H30M", "P1.5Y"; "PXD" for a few days; empty where the text gives no length.
std::string duration_value(const Expression& e);
/// "P1W", "XXXX-WXX-5"; empty where the text does not say how often.
std::string set_value(const Expression& e);
/// "T20:30", "TNI", or nothing.
std::string time_of_day(const Expression& e);
/// "2025", "2025-07", "2025-W30", "2025-Q3": the span of calendar `unit` that holds a day.
std::string unit_value(std::string_view unit, const Day& day);
/// "198X"; empty for a decade of an unknown century: the twenties.
std::string decade_value(const Expression& e);

}  // namespace filigrane
