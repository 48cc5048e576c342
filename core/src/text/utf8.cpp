#include "text/utf8.h"

#include "text/chars.h"

namespace filigrane {
namespace {

constexpr std::size_t kMaxWarnings = 100;
constexpr char32_t kReplacement = 0xFFFD;

void append_utf16(char32_t c, std::u16string& out) {
  if (c < 0x10000) {
    out.push_back(static_cast<char16_t>(c));
  } else {
    out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
    out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
  }
}

}  // namespace

void OffsetMap::add(std::uint32_t unit, std::uint32_t bytes) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.unit + last.count == unit && last.bytes == bytes) {
      ++last.count;
      return;
    }
  }
  runs_.push_back({unit, 1, bytes});
}

Utf8Char utf8_char_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = byte(at);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
  const std::uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  // The second byte alone rules out overlong forms, surrogates and what is beyond U+10FFFF.
  std::uint8_t low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  char32_t value = lead & (0x7Fu >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    if (at + i >= bytes.size() || byte(at + i) < low || byte(at + i) > high) {
      return {kReplacement, i, false};
    }
    value = value << 6 | (byte(at + i) & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {value, size, true};
}

Decoded decode_utf8(std::string_view bytes) {
  Decoded decoded;
  auto map = std::make_shared<OffsetMap>();
  std::u16string& text = decoded.text;
  text.reserve(bytes.size());
  bool after_bad = false;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t ascii = at;
    while (ascii < bytes.size() && static_cast<std::uint8_t>(bytes[ascii]) < 0x80) ++ascii;
    text.append(bytes.begin() + at, bytes.begin() + ascii);
    if (ascii == bytes.size()) break;
    after_bad = after_bad && ascii == at;
    at = ascii;
    const Utf8Char c = utf8_char_at(bytes, at);
    if (!c.ok) {
      const auto unit = static_cast<std::uint32_t>(text.size());
      map->add(unit, c.bytes);
      if (after_bad && !decoded.warnings.empty() && decoded.warnings.back().at.end == unit) {
        decoded.warnings.back().at.end = unit + 1;
      } else if (decoded.warnings.size() < kMaxWarnings) {
        decoded.warnings.push_back({"invalid-utf8", {unit, unit + 1}});
      }
    }
    after_bad = !c.ok;
    append_utf16(c.value, text);
    at += c.bytes;
  }
  decoded.bytes = std::move(map);
  return decoded;
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string text;
  text.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Char c = utf8_char_at(utf8, at);
    append_utf16(c.value, text);
    at += c.bytes;
  }
  return text;
}

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  if (c >= 0xD800 && c < 0xE000) c = kReplacement;
  const std::uint32_t size = utf8_size(c);
  constexpr std::uint8_t kLead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out.push_back(static_cast<char>(kLead[size] | (c >> (6 * (size - 1)))));
  for (std::uint32_t i = size - 1; i-- > 0;) {
    out.push_back(static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3F)));
  }
}

void append_utf8(std::u16string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.units;
    append_utf8(point.value, out);
  }
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  append_utf8(text, out);
  return out;
}

}  // namespace filigrane
