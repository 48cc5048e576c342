#pragma once
#include <span>
#include <vector>

#include "filigrane/filigrane.h"
#include "names/clusters.h"
#include "names/roles.h"
#include "names/surroundings.h"

namespace filigrane {

/// The gender of each group of mentions of a person, from civilities, first names, words of roles,
/// participles that agree, and pronouns behind; unknown where they say nothing or disagree.
/// @param roles  as find_roles() gives them
std::vector<Gender> find_genders(const Surroundings& around, std::span<const MentionGroup> people,
                                 std::span<const Role> roles);

}  // namespace filigrane
