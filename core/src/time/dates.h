#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// Calendar dates that a text writes out, in any of the languages of core/data/date_words.tsv:
/// in figures (19/07/2025, 2025-07-19), with a month's name (26 septembre 2025, July 19, 2025), a
/// clock time behind them; without year (XXXX-07-19) or day (2025-07); and a year or month alone
/// behind a word like "en" or "since". A weekday before the day belongs to the date. What no
/// calendar has (31/02/2025) is no date. Relative expressions are not looked for yet.
///
/// Figures are read day first; where both orders are possible (03/04/2025) and `language` is
/// "en", which is written both ways, the value stays open.
std::vector<Date> find_dates(std::u16string_view text, std::span<const Token> tokens,
                             std::string_view language = {});

}  // namespace filigrane
