#include "arguments.h"

#include <algorithm>
#include <charconv>

using filigrane::Offsets;

const std::string_view kHelp =
    R"(filigrane reads press articles: people, organisations, places, dates, key terms.

  filigrane analyze [options] [FILE|-]   one text in, one document out
  filigrane batch [options]              JSON lines {"id", "text", "lang"?, "published"?,
                                         "corrections"?, "dictionary"?} in, one document a
                                         line out, in the same order
  filigrane help | version

Options
  --format FORMAT                   what analyze prints (default: json): json, csv-entities,
                                    csv-quotes, csv-dates, csv-figures, conllu, iob, brat, w3c,
                                    tei, html
  --offsets utf16|codepoint|utf8    unit of all offsets (default: utf16)
  --with-text                       json: the text as well
  --locale fr|en                    html: language of the labels (default: that of the text)
  --lang auto|fr|en                 language of the text (default: auto)
  --published YYYY-MM-DD            day of publication, for what is said relative to it
  --corrections FILE                JSON {"corrections": [...], "dictionary": [...]} for
                                    analyze: what you say of names, speakers and dates, in
                                    UTF-16 offsets
  --jobs N                          texts that batch analyses at once (default: 1)
  --models DIR                      read DIR/*.bin in place of the models built in

Exit status: 0 done, 1 a text or model could not be read, 2 wrong arguments.
)";

namespace {

constexpr unsigned kMaxJobs = 256;

/// Takes what one option says; false when the value is none for it.
bool take(std::string_view name, std::string_view value, Arguments& arguments) {
  if (name == "--format" && arguments.command == Command::kAnalyze) {
    const auto formats = filigrane::export_formats();
    if (std::find(formats.begin(), formats.end(), value) == formats.end()) return false;
    arguments.format = value;
  } else if (name == "--locale" && arguments.command == Command::kAnalyze) {
    if (value != "fr" && value != "en") return false;
    arguments.locale = value;
  } else if (name == "--offsets") {
    if (value == "utf16") {
      arguments.offsets = Offsets::kUtf16;
    } else if (value == "codepoint") {
      arguments.offsets = Offsets::kCodepoint;
    } else if (value == "utf8") {
      arguments.offsets = Offsets::kUtf8;
    } else {
      return false;
    }
  } else if (name == "--lang") {
    arguments.options.language = value;
  } else if (name == "--published") {
    arguments.options.published = value;
  } else if (name == "--corrections" && arguments.command == Command::kAnalyze) {
    arguments.corrections = value;
  } else if (name == "--models") {
    arguments.models = value;
  } else if (name == "--jobs" && arguments.command == Command::kBatch) {
    const auto end = value.data() + value.size();
    const auto [read, problem] = std::from_chars(value.data(), end, arguments.jobs);
    return problem == std::errc() && read == end && arguments.jobs >= 1 &&
           arguments.jobs <= kMaxJobs;
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::optional<Arguments> parse_arguments(int argc, const char* const* argv, std::string& error) {
  Arguments arguments;
  const std::string_view command = argc > 1 ? argv[1] : "";
  if (command == "analyze") {
    arguments.command = Command::kAnalyze;
  } else if (command == "batch") {
    arguments.command = Command::kBatch;
  } else if (command == "help" || command == "--help" || command == "-h") {
    return arguments;
  } else if (command == "version" || command == "--version") {
    arguments.command = Command::kVersion;
    return arguments;
  } else {
    error = command.empty() ? "which command?" : "unknown command: " + std::string(command);
    return std::nullopt;
  }
  bool file_given = false, options_end = false;
  for (int i = 2; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (!options_end && word == "--help") {
      arguments.command = Command::kHelp;
      return arguments;
    }
    if (!options_end && word == "--with-text" && arguments.command == Command::kAnalyze) {
      arguments.with_text = true;
    } else if (!options_end && word == "--") {
      options_end = true;
    } else if (!options_end && word.size() > 1 && word.front() == '-') {
      const auto equals = word.find('=');
      const std::string_view name = word.substr(0, equals);
      std::string_view value;
      if (equals != std::string_view::npos) {
        value = word.substr(equals + 1);
      } else if (i + 1 < argc) {
        value = argv[++i];
      } else {
        error = std::string(name) + " needs a value";
        return std::nullopt;
      }
      if (!take(name, value, arguments)) {
        error = "wrong option for " + std::string(command) + ": " + std::string(name) + " " +
                std::string(value);
        return std::nullopt;
      }
    } else if (arguments.command == Command::kAnalyze && !file_given) {
      arguments.file = word;
      file_given = true;
    } else {
      error = "unexpected argument: " + std::string(word);
      return std::nullopt;
    }
  }
  return arguments;
}
