/// What a caller says of a text in JSON (docs/document.md), as options of the analysis.
#pragma once
#include <nlohmann/json.hpp>
#include <vector>

#include "filigrane/filigrane.h"

/// Each adds the items of an array to `items`; false when `input` is no such array.
bool read_blocks(const nlohmann::json& input, std::vector<filigrane::Block>& items);
bool read_corrections(const nlohmann::json& input, std::vector<filigrane::Correction>& items);
bool read_dictionary(const nlohmann::json& input, std::vector<filigrane::DictionaryEntry>& items);
