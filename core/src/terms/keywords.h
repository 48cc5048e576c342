#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// How rare a word is in the language's press: 0 (everywhere) to 15 (never seen).
using RarityFunction = unsigned (*)(const void* self, std::u16string_view folded);

/// What ranking needs to know of a language beyond the tags.
struct TermData;
std::shared_ptr<const TermData> read_term_data(std::string_view language);

/// The key terms of a tagged text, best first, at most `limit`: noun phrases (with tags) or runs of
/// words between stop words (Upos::kX throughout), ranked; every occurrence of each.
/// @param rarity  asked for each content word; may be null (every word equally rare)
std::vector<Keyword> find_keywords(const Document& document, const TermData& data,
                                   RarityFunction rarity, const void* rarity_self,
                                   std::size_t limit = 20);

}  // namespace filigrane
