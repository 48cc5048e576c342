#include "exports/xml.h"

#include "exports/passages.h"

namespace filigrane {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// U+FFFE and U+FFFF: EF BF BE, EF BF BF.
bool is_noncharacter(std::string_view rest) {
  return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
}

}  // namespace

void append_escaped(std::string_view utf8, std::string& out) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (is_refused_control(c)) {
      out += kReplacement;
    } else if (is_noncharacter(utf8.substr(i))) {
      out += kReplacement;
      i += 2;
    } else {
      out += c;
    }
  }
}

std::string escaped(std::string_view utf8) {
  std::string out;
  append_escaped(utf8, out);
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " " + std::string(name) + "=\"";
  for (const char c : escaped(value)) {
    if (c == '\n') {
      out += "&#10;";
    } else if (c == '\t') {
      out += "&#9;";
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace filigrane
