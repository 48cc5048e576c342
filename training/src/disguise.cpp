#include "disguise.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace filigrane::training {
namespace {

char16_t upper(char16_t c) { return static_cast<char16_t>(u_toupper(c)); }
char16_t lower(char16_t c) { return static_cast<char16_t>(u_tolower(c)); }

/// The letter without its accents; œ and the like stay.
char16_t bare(char16_t c) {
  if (c < 0x80) return c;
  UErrorCode status = U_ZERO_ERROR;
  UChar parts[8];
  const int32_t count =
      unorm2_getDecomposition(unorm2_getNFDInstance(&status), c, parts, 8, &status);
  return count > 1 && u_isalpha(parts[0]) ? parts[0] : c;
}

template <typename Change>
void change(std::u16string& text, Change&& to) {
  for (char16_t& c : text) c = to(c);
}

}  // namespace

void disguise(std::u16string& text, std::string_view language, std::mt19937& random) {
  const unsigned dice = random() % 1000;
  if (dice < 50) {
    change(text, upper);
  } else if (dice < 80) {
    change(text, [](char16_t c) { return bare(upper(c)); });
  } else if (dice < 120) {
    change(text, bare);
  } else if (dice < 135) {
    change(text, lower);
  } else if (dice < (language == "en" ? 185u : 145u)) {
    bool begins = true;
    for (char16_t& c : text) {
      if (begins) c = upper(c);
      begins = c == u' ';
    }
  }
  if (random() % 4 == 0) {
    change(text, [](char16_t c) { return c == u'\'' ? u'\u2019' : c == 0x2019 ? u'\'' : c; });
  }
  if (random() % 10 == 0) {
    change(text, [](char16_t c) {
      return c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D ? u'"' : c;
    });
  }
}

}  // namespace filigrane::training
