#pragma once
#include <string_view>

namespace filigrane {

/// Whether UD features, as a token has them ("Gender=Fem|Number=Sing"), say so ("Number=Sing").
inline bool has_feature(std::string_view feats, std::string_view feature) {
  return feats.find(feature) != std::string_view::npos;
}

}  // namespace filigrane
