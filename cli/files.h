#pragma once
#include <optional>
#include <string>

/// The bytes of a file, or of standard input for "-". Nothing, with `error` set to one line, when
/// they cannot be read.
std::optional<std::string> read_file(const std::string& path, std::string& error);
