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

/// Where a feature stands in a table of rows (hash and displace: Belazzougui, Botelho &
/// Dietzfelbinger, ESA 2009). The hash names a bucket; the pilot number of the bucket, chosen when
/// the table was made so that no two features meet, leads to the row. A check byte says whether the
/// row is the feature's own. A feature that was not worth a row in training thus adds nothing, but
/// for one in 255.
struct HashedRows {
  static std::size_t bucket(std::uint32_t hash, std::size_t buckets) {
    return scale(hash * 0x9E3779B1u, buckets);
  }
  static std::size_t row(std::uint32_t hash, std::uint32_t pilot, std::size_t rows) {
    std::uint32_t mixed = (hash ^ pilot * 0x27D4EB2Fu) * 0x85EBCA77u;
    mixed = (mixed ^ mixed >> 13) * 0xC2B2AE3Du;
    return scale(mixed ^ mixed >> 16, rows);
  }
  /// Never 0, which marks a free row.
  static std::uint8_t check(std::uint32_t hash) {
    return static_cast<std::uint8_t>(1 + scale((hash ^ hash >> 15) * 0x27D4EB2Fu, 255));
  }

 private:
  /// A number below `count`, in proportion.
  static std::size_t scale(std::uint32_t hash, std::size_t count) {
    return static_cast<std::size_t>(std::uint64_t{hash} * count >> 32);
  }
};

}  // namespace filigrane
