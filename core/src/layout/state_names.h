#pragma once
#include <array>
#include <string>
#include <string_view>

#include "layout/line_model.h"

namespace filigrane {
inline constexpr std::array<std::string_view, kZones> kZoneNames = {"top", "head", "text", "tail"};

/// "head:caption".
inline std::string line_state_name(LineState state) {
  std::string name(kZoneNames[static_cast<std::size_t>(state.zone)]);
  return (name += ':').append(block_kind_name(state.kind));
}
}  // namespace filigrane
