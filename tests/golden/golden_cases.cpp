#include "golden/golden_cases.h"

#include <cctype>
#include <fstream>
#include <optional>
#include <set>

#include "filigrane/filigrane.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// The text with its escapes replaced, or nothing when one is wrong.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text.front() != '\\') {
      out += text.front();
      text.remove_prefix(1);
    } else if (text.starts_with("\\\\")) {
      out += '\\';
      text.remove_prefix(2);
    } else {
      const auto close = text.find('}');
      if (!text.starts_with("\\u{") || close == text.npos) return std::nullopt;
      char32_t c = 0;
      for (const char digit : text.substr(3, close - 3)) {
        if (std::isxdigit(static_cast<unsigned char>(digit)) == 0) return std::nullopt;
        const int value = digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
        c = c * 16 + static_cast<char32_t>(value);
      }
      append_utf8(c, out);
      text.remove_prefix(close + 1);
    }
  }
  return out;
}

void append_line(std::string& text, std::string_view line, bool& first) {
  if (!first) text += '\n';
  text += line;
  first = false;
}

}  // namespace

std::vector<GoldenCase> read_golden_cases(std::string_view file) {
  std::vector<GoldenCase> cases;
  std::ifstream stream(std::string(FILIGRANE_SOURCE_DIR "/tests/golden/").append(file));
  std::string line, input, problem;
  std::set<std::string> names;
  bool first_input = true, first_expected = true;
  const auto wrong = [&](int number, std::string_view what) {
    cases.push_back({std::string(file), "mistake in the file", number, {}, std::string(what)});
  };
  const auto finish = [&] {
    if (cases.empty()) return;
    cases.back().input = decode_utf8(input).text;
    if (first_input || first_expected) wrong(cases.back().line, "no input or nothing expected");
  };
  if (!stream) wrong(0, "cannot be read");
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("== ")) {
      finish();
      cases.push_back({std::string(file), line.substr(3), number, {}, {}});
      input.clear();
      first_input = first_expected = true;
      if (!names.insert(cases.back().name).second) wrong(number, "a second case of this name");
      continue;
    }
    const bool is_input = line.starts_with('>');
    const auto text = unescaped(is_input ? line.substr(line.starts_with("> ") ? 2 : 1) : line);
    if (cases.empty() || !text) {
      wrong(number, "no case begun, or a wrong escape");
    } else if (is_input) {
      append_line(input, *text, first_input);
    } else {
      append_line(cases.back().expected, *text, first_expected);
    }
  }
  finish();
  return cases;
}

}  // namespace filigrane
