#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

enum class MarkStyle : std::uint8_t { kGuillemet, kCurly, kStraight, kSingle };
enum class MarkSide : std::uint8_t { kOpen, kClose, kEither };

/// One quotation mark of the text.
struct MarkEvent {
  Utf16Span at;
  std::uint32_t block = 0;
  MarkStyle style = MarkStyle::kGuillemet;
  MarkSide side = MarkSide::kEither;
  bool starts_block = false;
  bool doubtful = false;  ///< a single mark behind an s, which may be a genitive
};

/// Curly and straight marks stand for each other, others do not.
constexpr bool same_family(MarkStyle a, MarkStyle b) {
  const auto is_double = [](MarkStyle s) {
    return s == MarkStyle::kCurly || s == MarkStyle::kStraight;
  };
  return a == b || (is_double(a) && is_double(b));
}

/// The quotation marks of one block, in order; apostrophes are left out.
void append_mark_events(std::u16string_view text, Utf16Span at, std::uint32_t block,
                        std::vector<MarkEvent>& events);

}  // namespace filigrane
