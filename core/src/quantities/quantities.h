#pragma once
#include <memory>
#include <vector>

#include "filigrane/filigrane.h"
#include "quantities/figure_words.h"
#include "tokens/token_rules.h"

namespace filigrane {

/// The figures of a text: amounts of money, percentages, measures, counts with what they count
/// (unit: the lemma of the noun), ordinals, scores; and URLs, e-mail addresses, telephone numbers
/// and tickers. In figures and in words; "de 30 a 43 %" are two percentages.
///
/// No quantity: what document.dates covers, lengths of time, clock times, parts of names, numbers
/// that name something (article 49, unite 8200), lists (paragraphes 1,8,9), ages behind a name.
/// Reads tokens with their tags, mentions and dates of `document`. In order, disjoint.
std::vector<Quantity> find_quantities(const Document& document, const FigureWords& words,
                                      const TokenRules& rules);

}  // namespace filigrane
