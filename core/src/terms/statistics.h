#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// Counts over the content blocks, and over document.quotes.
/// - words: tokens with a letter or a digit; sentences; paragraphs
/// - readability: the formula of core/data/reading.tsv over standfirst and body, nothing for a
///   language without one or a text without sentences; the time by the same table
/// - lexical diversity: share of different lemmas (without a model, words) among 50 in a row, mean
///   over all such stretches (moving-average type-token ratio: M. Covington and J. McFall, "Cutting
///   the Gordian knot", Journal of Quantitative Linguistics 17, 2010), which the length of a text
///   does not change; of a shorter text, over all of it
/// - quoted: words between quotation marks by speaker; a quote inside another counts for the outer
Statistics count(const Document& document);

}  // namespace filigrane
