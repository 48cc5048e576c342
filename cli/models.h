#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

/// The model bundles built into the program, from models/*.bin.
std::vector<std::string_view> embedded_models();

/// Models of a directory, or those built in. Null, with `error` set, when one cannot be used.
std::shared_ptr<const filigrane::Resources> load_models(const std::optional<std::string>& directory,
                                                        std::string& error);
