#pragma once
#include <cstdint>
#include <string_view>

namespace filigrane {

/// How rare a word is in the press: 0 (in every other sentence) to 15 (never seen). One byte a hash
/// bucket; two words that share a bucket count as the commoner one.
class Rarity {
 public:
  Rarity() = default;
  /// Section "rarity" of a bundle: a power of two of bytes; points into it.
  explicit Rarity(std::string_view buckets) : buckets_(buckets) {}

  /// @param folded  the word as append_folded writes it
  unsigned of(std::string_view folded) const;

  /// The bucket of a word in a table of `size`, for analysis and training alike.
  static std::size_t bucket(std::string_view folded, std::size_t size);

 private:
  std::string_view buckets_;
};

}  // namespace filigrane
