/// Builds the look-up parts of a bundle that are lists of names and words: gazetteer, rarity.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace filigrane::training {

/// @param sources  recipe entries {"file", "column", "kind", …}, see training/recipes
std::string build_gazetteer(const nlohmann::json& sources, const std::string& root);

/// @param files  raw text, one sentence a line, or treebanks
std::string build_rarity(const nlohmann::json& files, const std::string& root);

}  // namespace filigrane::training
