#include "document/json_writer.h"

#include "text/utf8.h"

namespace filigrane {
namespace {

/// Written as it is inside a JSON string.
constexpr bool is_plain(std::uint8_t c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void append_escape(std::uint8_t c, std::string& out) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
    case '\\':
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
      return;
    case '\n':
      out.append("\\n");
      return;
    case '\t':
      out.append("\\t");
      return;
    default:
      out.append("\\u00");
      out.push_back(kHex[c >> 4]);
      out.push_back(kHex[c & 15]);
  }
}

/// A JSON number without exponent: -?(0|[1-9][0-9]*)(.[0-9]+)?
bool is_decimal(std::string_view number) {
  const auto digits = [&] {
    const std::size_t all = number.size();
    while (!number.empty() && number[0] >= '0' && number[0] <= '9') number.remove_prefix(1);
    return all - number.size();
  };
  if (number.starts_with('-')) number.remove_prefix(1);
  const bool zero = number.starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (!number.starts_with('.')) return number.empty();
  number.remove_prefix(1);
  return digits() > 0 && number.empty();
}

}  // namespace

void JsonWriter::score(Score thousandths) {
  number(thousandths / 1000);
  unsigned rest = thousandths % 1000;
  if (rest == 0) return;
  out_.push_back('.');
  for (unsigned place = 100; rest > 0; place /= 10) {
    out_.push_back(static_cast<char>('0' + rest / place));
    rest %= place;
  }
}

void JsonWriter::tenths(std::int32_t value) {
  if (value < 0) {
    literal("-");
    comma_ = false;
    value = -value;
  }
  number(value / 10);
  if (value % 10 == 0) return;
  out_.push_back('.');
  out_.push_back(static_cast<char>('0' + value % 10));
}

void JsonWriter::decimal(std::string_view number) { literal(is_decimal(number) ? number : "null"); }

void JsonWriter::string(std::string_view utf8) {
  separate();
  out_.push_back('"');
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t plain = at;
    while (at < utf8.size() && is_plain(static_cast<std::uint8_t>(utf8[at]))) ++at;
    out_.append(utf8, plain, at - plain);
    if (at == utf8.size()) break;
    const Utf8Char c = utf8_char_at(utf8, at);
    if (c.value < 0x80) {
      append_escape(static_cast<std::uint8_t>(c.value), out_);
    } else if (c.ok) {
      out_.append(utf8, at, c.bytes);
    } else {
      out_.append("\uFFFD");
    }
    at += c.bytes;
  }
  out_.push_back('"');
  comma_ = true;
}

}  // namespace filigrane
