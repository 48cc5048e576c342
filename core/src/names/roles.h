#pragma once
#include <cstdint>
#include <vector>

#include "filigrane/filigrane.h"
#include "names/surroundings.h"

namespace filigrane {

/// What a text calls a person: "PDG de Microsoft".
struct Role {
  std::uint32_t mention = 0;  ///< of the person
  Utf16Span at;               ///< without article
  Gender gender = Gender::kUnknown;
};

/// The roles that titles ("le senateur Tom Cotton"), appositions ("Satya Nadella, PDG de
/// Microsoft,") and clauses with to be ("X est avocate") give to people; in the order of mentions.
std::vector<Role> find_roles(const Surroundings& around);

}  // namespace filigrane
