#pragma once
#include <array>
#include <string>
#include <string_view>

#include "layout/line_model.h"

namespace filigrane {
/// The names of the kinds, as in document-json.md, and of the zones.
inline constexpr std::array<std::string_view, kBlockKinds> kBlockKindNames = {
    "title",  "standfirst", "heading", "body",    "caption",
    "byline", "dateline",   "notice",  "related", "furniture"};
inline constexpr std::array<std::string_view, kZones> kZoneNames = {"top", "head", "text", "tail"};

/// "head:caption".
inline std::string line_state_name(LineState state) {
  std::string name(kZoneNames[static_cast<std::size_t>(state.zone)]);
  return (name += ':').append(kBlockKindNames[static_cast<std::size_t>(state.kind)]);
}
}  // namespace filigrane
