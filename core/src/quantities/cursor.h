/// Small steps through a line of text.
#pragma once
#include <unicode/uchar.h>

#include <cstdint>
#include <string_view>

#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {

constexpr bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
/// A letter of the first plane, or a mark on one.
inline bool is_letter(char16_t c) {
  if (c < 0x80) return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
  return u_isalpha(c) || is_combining(c);
}
/// \u2013 and \u2014 stand between numbers as a hyphen does.
constexpr bool is_dash(char16_t c) { return is_hyphen(c) || c == 0x2013 || c == 0x2014; }

inline char16_t unit_at(std::u16string_view text, std::uint32_t at) {
  return at < text.size() ? text[at] : u'\0';
}
inline std::uint32_t digit_run(std::u16string_view text, std::uint32_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}
/// Letters, and the digits raised behind them (m\u00B2).
inline std::uint32_t letter_run(std::u16string_view text, std::uint32_t at) {
  while (at < text.size() && (is_letter(text[at]) || text[at] == 0xB2 || text[at] == 0xB3)) ++at;
  return at;
}
/// A word with the signs that units and currencies are written with: "km/h", "US$", "m2", "d'".
inline std::uint32_t sign_run(std::u16string_view text, std::uint32_t at) {
  const std::uint32_t start = at;
  for (; at < text.size(); ++at) {
    const char16_t c = text[at];
    if (is_apostrophe(c) && at > start) return at + 1;
    const bool sign = c == u'/' || c == u'%' || c == u'#' || c == 0xA7 || c == 0xB0 || c == 0xBA ||
                      u_charType(c) == U_CURRENCY_SYMBOL || c == 0x2030 || c == 0x2103 ||
                      c == 0x2109 || c == u'~' || c == 0x2248 || c == 0xB1 || c == 0xB5;
    const bool raised = c == 0xB2 || c == 0xB3 || (is_digit(c) && at > start);
    if (!is_letter(c) && !sign && !raised) break;
  }
  return at;
}
/// Behind one or two blanks of the same line; `at` itself when there are none or a third follows.
inline std::uint32_t after_blanks(std::u16string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < text.size() && end - at < 3 && is_blank(text[end]) && !is_line_end(text[end])) ++end;
  return end - at < 3 && end < text.size() && !is_line_end(text[end]) ? end : at;
}
/// Behind blanks or a hyphen.
inline std::uint32_t after_gap(std::u16string_view text, std::uint32_t at) {
  if (at + 1 < text.size() && is_hyphen(text[at]) && is_letter(text[at + 1])) return at + 1;
  return after_blanks(text, at);
}

}  // namespace filigrane
