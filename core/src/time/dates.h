#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {
/// Dates that are written out whole, in figures (19/07/2025, 2025-07-19) or with a month's name
/// (26 septembre 2025, July 19, 2025), in any of the languages of core/data/months.tsv.
/// `value` is ISO 8601. Relative expressions are not looked for yet.
std::vector<Date> find_dates(std::u16string_view text, std::span<const Token> tokens);
}  // namespace filigrane
