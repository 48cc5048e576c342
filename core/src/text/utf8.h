/// UTF-8 at the border: the way in (decode_utf8 is declared in filigrane.h) and the way out.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// What a text in UTF-16 no longer says of the bytes it came from: how many each U+FFFD that was
/// put in for bad bytes replaces. All other characters take as many bytes as UTF-8 gives them, so a
/// clean text needs nothing here, however long it is.
class OffsetMap {
 public:
  /// `count` units from `unit` on, each a U+FFFD that stands for `bytes` (1 to 3) bad bytes.
  struct Run {
    std::uint32_t unit = 0, count = 0, bytes = 0;
  };
  void add(std::uint32_t unit, std::uint32_t bytes);
  const std::vector<Run>& runs() const { return runs_; }

 private:
  std::vector<Run> runs_;  // by unit
};

/// The UTF-16 of words and tables, without what decode_utf8 says of where each byte is. Bad bytes
/// become U+FFFD.
std::u16string to_utf16(std::string_view utf8);

/// Adds one code point as UTF-8 to `out`. A surrogate becomes U+FFFD.
void append_utf8(char32_t c, std::string& out);
/// Adds the UTF-8 of `text` to `out`. A lone surrogate becomes U+FFFD.
void append_utf8(std::u16string_view text, std::string& out);
std::string to_utf8(std::u16string_view text);

/// Bytes that `c` takes in UTF-8; 3 for a surrogate, which is written as U+FFFD.
constexpr std::uint32_t utf8_size(char32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// The character that starts at bytes[at], or U+FFFD and the length of the bad bytes there: the
/// maximal subpart of a well-formed sequence (Unicode 15, 3.9, table 3-7), as WHATWG decodes.
struct Utf8Char {
  char32_t value = 0;
  std::uint32_t bytes = 0;
  bool ok = false;
};
Utf8Char utf8_char_at(std::string_view bytes, std::size_t at);

}  // namespace filigrane
