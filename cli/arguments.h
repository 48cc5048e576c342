/// What was typed behind `filigrane`.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

enum class Command { kAnalyze, kBatch, kHelp, kVersion };

struct Arguments {
  Command command = Command::kHelp;
  std::string format = "json";  ///< one of filigrane::export_formats()
  filigrane::Offsets offsets = filigrane::Offsets::kUtf16;
  bool with_text = false;
  std::string locale;  ///< of the HTML report; empty: of the text
  filigrane::Options options;
  unsigned jobs = 1;
  std::optional<std::string> models;  ///< directory to read models from, in place of the built-in
  std::optional<std::string> corrections;  ///< file of what the user says, for analyze
  std::string file = "-";                  ///< "-" is standard input
};

/// @param error  set to one line in English when the arguments are wrong
std::optional<Arguments> parse_arguments(int argc, const char* const* argv, std::string& error);

extern const std::string_view kHelp;
