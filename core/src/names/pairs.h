#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/gazetteer.h"

namespace filigrane {

/// Parts the two sides of a match, a war or a deal that a hyphen joins: "France-Espagne",
/// "Israel-Hamas" are two mentions. Both must be listed as countries, clubs, companies or
/// institutions, and the whole (Guinea-Bissau) must not be a name of its own.
std::vector<Mention> split_pairs(std::u16string_view text, std::span<const Mention> mentions,
                                 const Gazetteer& gazetteer);

}  // namespace filigrane
