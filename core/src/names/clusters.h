#pragma once
#include <cstdint>
#include <vector>

#include "filigrane/filigrane.h"
#include "names/name_words.h"
#include "names/surroundings.h"

namespace filigrane {

/// The mentions of one entity, in text order.
using MentionGroup = std::vector<std::uint32_t>;

/// One group for each person: full names that agree in first name and surname, and the surnames and
/// first names that stand for them.
std::vector<MentionGroup> group_people(const Surroundings& around);

/// One group for each organisation, place or thing: the same words but for case, accents, hyphens
/// and article, acronyms, and short forms that only one longer name has.
std::vector<MentionGroup> group_others(const Surroundings& around);

/// The groups of all mentions, each of one type.
std::vector<MentionGroup> group_mentions(const Surroundings& around);

/// Makes document.entities of groups that share out the mentions, each of one type: with names,
/// roles and gender, in the order of their first mentions.
/// @param around  of `document`
void describe_entities(Document& document, const Surroundings& around,
                       std::vector<MentionGroup> groups);

/// Gathers the mentions into document.entities, with names, roles and gender, in the order of their
/// first mentions. Mentions outside of the article (menus, lists of other headlines) have entities
/// too.
void cluster_mentions(Document& document, const NameWords& words);

}  // namespace filigrane
