#include "text/offsets.h"

#include <algorithm>

#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

bool is_ascii(std::u16string_view text) {
  return std::all_of(text.begin(), text.end(), [](char16_t c) { return c < 0x80; });
}
bool has_no_pairs(std::u16string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char16_t c) { return c >= 0xD800 && c < 0xE000; });
}

}  // namespace

OffsetConverter::OffsetConverter(std::u16string_view text, Offsets unit, const OffsetMap* map)
    : text_(text),
      size_(static_cast<std::uint32_t>(text.size())),
      bytes_(unit == Offsets::kUtf8),
      same_(unit == Offsets::kUtf16 || (bytes_ ? is_ascii(text) : has_no_pairs(text))),
      map_(bytes_ ? map : nullptr) {
  if (!same_) marks_.push_back({});
}

bool OffsetConverter::step(std::uint32_t limit) {
  const CodePoint c = code_point_at(text_, here_.utf16);
  if (here_.utf16 + c.units > limit) return false;
  std::uint32_t width = bytes_ ? utf8_size(c.value) : 1;
  if (map_ && c.value == 0xFFFD) {
    const auto& runs = map_->runs();
    while (here_.run < runs.size() && runs[here_.run].unit + runs[here_.run].count <= here_.utf16) {
      ++here_.run;
    }
    if (here_.run < runs.size() && runs[here_.run].unit <= here_.utf16) {
      width = runs[here_.run].bytes;
    }
  }
  here_.utf16 += c.units;
  here_.wanted += width;
  return true;
}

std::uint32_t OffsetConverter::convert(std::uint32_t at) {
  at = std::min(at, size_);
  if (at < here_.utf16 || at - here_.utf16 > kStride) {
    const auto after =
        std::upper_bound(marks_.begin(), marks_.end(), at,
                         [](std::uint32_t a, const Place& p) { return a < p.utf16; });
    const Place& mark = *(after - 1);  // the first mark is at 0
    if (at < here_.utf16 || mark.utf16 > here_.utf16) here_ = mark;
  }
  while (here_.utf16 < at && step(at)) {
    if (here_.utf16 >= marks_.back().utf16 + kStride) marks_.push_back(here_);
  }
  return here_.wanted;
}

}  // namespace filigrane
