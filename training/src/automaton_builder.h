#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace filigrane::training {

/// Writes the minimal acyclic automaton that core/src/model/automaton.h reads.
/// @param entries  keys without bytes 0 and 1
std::string build_automaton(const std::map<std::string, std::uint16_t>& entries);

}  // namespace filigrane::training
