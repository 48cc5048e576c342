#pragma once
#include <cstdint>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The sentences that say most, at most three (fewer of a short text), as indices in
/// document.sentences in text order. Whole sentences of standfirst and body; no question, nothing
/// shorter or longer than can stand alone. Ranked by the key terms they hold that no sentence
/// chosen before holds, and by their place: what comes first in the press says most.
/// Reads document.keywords.
std::vector<std::uint32_t> summarize(const Document& document);

}  // namespace filigrane
