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

CharKind char_kind(char32_t c);

constexpr bool is_letter(CharKind kind) {
  return kind == CharKind::kLower || kind == CharKind::kUpper;
}
/// Letters and digits, the stuff of words.
constexpr bool is_word(CharKind kind) { return is_letter(kind) || kind == CharKind::kDigit; }

}  // namespace filigrane
