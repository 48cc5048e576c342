/// Offsets in the unit that the caller wants, from UTF-16 offsets of one text.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// Converts UTF-16 offsets of `text` (which it does not own) to another unit. Made for many calls:
/// ascending offsets cost one walk over the text in all, a jump back at most kStride characters.
class OffsetConverter {
 public:
  /// @param map  where `text` was decoded from, for kUtf8; null counts the bytes of `text` encoded
  ///             anew. Must outlive the converter.
  OffsetConverter(std::u16string_view text, Offsets unit, const OffsetMap* map);

  /// The offset of unit `at`; at most the text's length counts. Inside a surrogate pair: that of
  /// the pair's start.
  std::uint32_t operator()(std::uint32_t at) {
    return same_ ? (at < size_ ? at : size_) : convert(at);
  }

 private:
  static constexpr std::uint32_t kStride = 1024;
  /// A place in the text: the UTF-16 offset, the same in the wanted unit, the next run of the map.
  struct Place {
    std::uint32_t utf16 = 0, wanted = 0, run = 0;
  };
  std::uint32_t convert(std::uint32_t at);
  /// Steps over one character; false when it would pass `limit`.
  bool step(std::uint32_t limit);

  std::u16string_view text_;
  std::uint32_t size_;
  bool bytes_;
  bool same_;  // both units are equal throughout
  const OffsetMap* map_;
  Place here_;
  std::vector<Place> marks_;  // every kStride units or so, as far as the walk has come
};

}  // namespace filigrane
