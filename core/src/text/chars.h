/// Small questions about UTF-16 text.
#pragma once
#include <cstdint>
#include <string_view>

namespace filigrane {

/// A code point and the number of units it takes. A lone surrogate is a code point of its own.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t units = 0;
};
constexpr CodePoint code_point_at(std::u16string_view text, std::size_t at) {
  const char16_t lead = text[at];
  if (lead >= 0xD800 && lead < 0xDC00 && at + 1 < text.size()) {
    const char16_t trail = text[at + 1];
    if (trail >= 0xDC00 && trail < 0xE000) {
      return {0x10000 + ((char32_t{lead} - 0xD800) << 10) + (char32_t{trail} - 0xDC00), 2};
    }
  }
  return {lead, 1};
}

/// White space (Unicode White_Space, a stable property), also U+FEFF and U+200B, which pasted text
/// is full of.
constexpr bool is_blank(char32_t c) {
  if (c < 0x80) return c == u' ' || (c >= 0x09 && c <= 0x0D);
  if (c < 0x2000) return c == 0x85 || c == 0xA0 || c == 0x1680;
  return c <= 0x200B || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}
/// Ends a line: LF, VT, FF, CR, NEL, LS, PS.
constexpr bool is_line_end(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
/// ' and the forms it takes in print: ’ ʼ ‘ ′ ＇.
constexpr bool is_apostrophe(char32_t c) {
  return c == u'\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0x2032 || c == 0xFF07;
}
/// - and ‐ ‑ (hyphen, no-break hyphen).
constexpr bool is_hyphen(char32_t c) { return c == u'-' || c == 0x2010 || c == 0x2011; }

}  // namespace filigrane
