#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/rarity.h"

namespace filigrane {

/// What ranking needs to know of a language beyond the tags.
struct TermData;
std::shared_ptr<const TermData> read_term_data(std::string_view language);

/// The key terms of a tagged text, best first, at most `limit`: noun phrases (with tags) or runs of
/// words between stop words (Upos::kX throughout), ranked; every occurrence of each.
/// @param rarity  how rare each word is in the press; null: every word counts as equally rare
std::vector<Keyword> find_keywords(const Document& document, const TermData& data,
                                   const Rarity* rarity, std::size_t limit = 20);

}  // namespace filigrane
