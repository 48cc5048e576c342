/// Random texts for property tests: the same for the same seed on every machine.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace filigrane {

class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : state_(seed * 2654435769u + 1) {}

  /// Any UTF-16 units, lone surrogates among them, at most `length`.
  std::u16string units(std::size_t length);
  /// Characters that break programs: accents, quotes, blanks, emoji, marks, controls, half pairs.
  std::u16string nasty(std::size_t pieces);
  /// Pieces of words, numbers, addresses and abbreviations, glued at random.
  std::u16string press(std::size_t pieces);
  /// One piece of either kind, again and again.
  std::u16string repeated(std::size_t times);

  /// 0 to `limit` - 1.
  std::uint32_t below(std::uint32_t limit);

 private:
  std::uint32_t state_;
};

}  // namespace filigrane
