#include "text/chars.h"

#include <unicode/uchar.h>

namespace filigrane {

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0xFEFF || c == 0x200B;
}

}  // namespace filigrane
