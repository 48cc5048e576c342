#include "model/rarity.h"

#include "model/attributes.h"

namespace filigrane {

std::size_t Rarity::bucket(std::string_view folded, std::size_t size) {
  return mix(hash_bytes(folded), 0x52415245u) & (size - 1);
}

unsigned Rarity::of(std::string_view folded) const {
  if (buckets_.empty()) return 0;
  return static_cast<std::uint8_t>(buckets_[bucket(folded, buckets_.size())]);
}

}  // namespace filigrane
