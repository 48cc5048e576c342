/// Bundles of features as strings: "Gender=Fem|Number=Sing", names sorted as UD wants it.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace filigrane::training {

using Features = std::map<std::string, std::string>;
/// @param bundle  "" or "_" for none
Features parse_features(const std::string& bundle);
std::string to_string(const Features& features);
std::string without_features(const std::string& bundle, const std::vector<std::string>& names);

}  // namespace filigrane::training
