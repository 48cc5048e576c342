/// Features of a sequence of tokens.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace filigrane {

/// The features of a sequence: for each position, hashes of the features that hold there.
class FeatureTable {
 public:
  void clear() {
    hashes_.clear();
    starts_.assign(1, 0);
  }
  void add(std::uint32_t hash) { hashes_.push_back(hash); }
  /// Ends the features of one position.
  void next() { starts_.push_back(static_cast<std::uint32_t>(hashes_.size())); }
  std::size_t positions() const { return starts_.size() - 1; }
  std::span<const std::uint32_t> at(std::size_t position) const {
    return std::span(hashes_).subspan(starts_[position], starts_[position + 1] - starts_[position]);
  }

 private:
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint32_t> starts_{0};
};

/// A feature may stand in one of three rows of the table (cuckoo hashing); a check byte says
/// whether a row is its own. A feature that was not worth a row in training thus adds nothing, but
/// for one in about 85 that meets the check byte of another.
struct HashedRows {
  static constexpr unsigned kChoices = 3;
  static std::size_t row(std::uint32_t hash, unsigned choice, unsigned bits) {
    constexpr std::uint32_t kFactors[kChoices] = {0x9E3779B1u, 0x85EBCA77u, 0xC2B2AE3Du};
    return (hash * kFactors[choice]) >> (32 - bits);
  }
  /// Never 0, which marks a free row.
  static std::uint8_t check(std::uint32_t hash) {
    const auto byte = static_cast<std::uint8_t>((hash ^ hash >> 15) * 0x27D4EB2Fu >> 24);
    return byte == 0 ? 1 : byte;
  }
};

}  // namespace filigrane
