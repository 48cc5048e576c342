/// What the tokeniser needs to know about one character.
#pragma once
#include <cstdint>

namespace filigrane {

enum class CharKind : std::uint8_t {
  kOther,   ///< punctuation, symbols, emoji, controls, lone surrogates
  kBlank,   ///< is_blank()
  kLower,   ///< a letter that is no capital, in any script; also numbers like superscript two
  kUpper,   ///< a capital
  kDigit,   ///< a decimal digit, in any script
  kMark,    ///< belongs to the character before it: combining marks, joiners, format characters
  kRunOnly  ///< a script written without blanks: Han, kana, Thai, Lao, Khmer, Burmese, …
};

namespace detail {

constexpr CharKind latin_kind(char32_t c) {
  if ((c >= u'a' && c <= u'z') || (c >= 0xDF && c != 0xF7)) return CharKind::kLower;
  if ((c >= u'A' && c <= u'Z') || (c >= 0xC0 && c != 0xD7 && c < 0xDF)) return CharKind::kUpper;
  if (c >= u'0' && c <= u'9') return CharKind::kDigit;
  if (c == u' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0) return CharKind::kBlank;
  if (c == 0xAD) return CharKind::kMark;  // soft hyphen
  // Ordinal indicators, micro sign, superscripts, fractions.
  if (c == 0xAA || c == 0xB2 || c == 0xB3 || c == 0xB5 || (c >= 0xB9 && c <= 0xBE && c != 0xBB)) {
    return CharKind::kLower;
  }
  return CharKind::kOther;
}

struct LatinKinds {
  CharKind kinds[256];
  constexpr LatinKinds() : kinds{} {
    for (char32_t c = 0; c < 256; ++c) kinds[c] = latin_kind(c);
  }
};
inline constexpr LatinKinds kLatinKinds;
CharKind other_kind(char32_t c);

}  // namespace detail

inline CharKind char_kind(char32_t c) {
  return c < 256 ? detail::kLatinKinds.kinds[c] : detail::other_kind(c);
}

constexpr bool is_letter(CharKind kind) {
  return kind == CharKind::kLower || kind == CharKind::kUpper;
}
/// Letters and digits, the stuff of words.
constexpr bool is_word(CharKind kind) { return is_letter(kind) || kind == CharKind::kDigit; }

}  // namespace filigrane
