#include "tokens/char_kind.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/chars.h"

namespace filigrane {
namespace {

/// The scripts that ICU cuts with dictionaries (`$dictionary` in its word rules). The library in
/// the page has no dictionaries, so these are cut by script alone, everywhere.
bool is_dictionary_script(UChar32 c) {
  if (c < 0x0E00 || (c >= 0x2000 && c < 0x2E80)) return false;
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

}  // namespace

CharKind detail::other_kind(char32_t c) {
  if (c >= 0x2010 && c < 0x2028) return CharKind::kOther;  // dashes and quotes, the most frequent
  if (is_blank(c)) return CharKind::kBlank;
  if (is_apostrophe(c)) return CharKind::kOther;  // U+02BC would be a letter
  const auto code = static_cast<UChar32>(c);
  if (u_getIntPropertyValue(code, UCHAR_WORD_BREAK) == U_WB_EXTEND) return CharKind::kMark;
  if (is_dictionary_script(code)) return CharKind::kRunOnly;
  switch (u_charType(code)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharKind::kUpper;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return CharKind::kLower;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharKind::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return CharKind::kMark;
    default:
      return CharKind::kOther;
  }
}

}  // namespace filigrane
