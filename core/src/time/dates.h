#pragma once
#include <vector>

#include "filigrane/filigrane.h"
#include "time/patterns.h"

namespace filigrane {

/// The expressions of time in a document whose text, blocks, sentences, tokens and metadata are
/// set: dates, clock times, durations and sets, found by the patterns of
/// core/data/time_patterns.tsv and resolved against the day of publication, the tense of the verb
/// and the date last spoken of. Without a day of publication what depends on it stays open.
std::vector<Date> find_dates(const Document& document, const TimeRules& rules);

}  // namespace filigrane
