#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_apostrophe(c)) return '\'';
  if (is_hyphen(c)) return '-';
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

/// Appends the base letters of `c`, without its marks.
void append_base(char32_t c, const UNormalizer2* nfd, std::string& key) {
  if (c < 0x80) {
    key += static_cast<char>(c);
    return;
  }
  switch (c) {
    case 0x153:
      key += "oe";
      return;
    case 0xE6:
      key += "ae";
      return;
    case 0xDF:
      key += "ss";
      return;
    default:
      break;
  }
  if (u_getCombiningClass(static_cast<UChar32>(c)) != 0) return;
  UChar parts[32];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t count =
      nfd ? unorm2_getDecomposition(nfd, static_cast<UChar32>(c), parts, 32, &status) : -1;
  if (count < 1 || U_FAILURE(status)) {
    append_utf8(c, key);
    return;
  }
  const std::u16string_view decomposed(parts, static_cast<std::size_t>(count));
  for (std::size_t at = 0; at < decomposed.size();) {
    const CodePoint part = code_point_at(decomposed, at);
    at += part.units;
    if (u_getCombiningClass(static_cast<UChar32>(part.value)) == 0) append_utf8(part.value, key);
  }
}

}  // namespace

void append_lower(std::u16string_view word, std::string& key) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.units;
    append_utf8(lower(c.value), key);
  }
}

void append_folded(std::u16string_view word, std::string& key) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.units;
    append_base(lower(c.value), nfd, key);
  }
}

}  // namespace filigrane
