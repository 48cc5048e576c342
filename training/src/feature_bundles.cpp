#include "feature_bundles.h"

#include <algorithm>
#include <cctype>

#include "corpus.h"

namespace filigrane::training {

Features parse_features(const std::string& bundle) {
  Features features;
  if (bundle.empty() || bundle == "_" || bundle == "*") return features;
  for (const std::string& pair : split(bundle, '|')) {
    const auto equals = pair.find('=');
    if (equals != std::string::npos) features[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return features;
}

std::string to_string(const Features& features) {
  std::vector<std::pair<std::string, std::string>> pairs(features.begin(), features.end());
  // UD sorts names without regard to case.
  std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) {
    return std::lexicographical_compare(a.first.begin(), a.first.end(), b.first.begin(),
                                        b.first.end(), [](char x, char y) {
                                          return std::tolower(static_cast<unsigned char>(x)) <
                                                 std::tolower(static_cast<unsigned char>(y));
                                        });
  });
  std::string bundle;
  for (const auto& [name, value] : pairs) {
    if (!bundle.empty()) bundle += '|';
    bundle += name;
    bundle += '=';
    bundle += value;
  }
  return bundle;
}

std::string without_features(const std::string& bundle, const std::vector<std::string>& names) {
  Features features = parse_features(bundle);
  for (const std::string& name : names) features.erase(name);
  return to_string(features);
}

}  // namespace filigrane::training
