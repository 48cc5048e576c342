/// A linear-chain conditional random field over hashed features (Lafferty, McCallum & Pereira,
/// ICML 2001), with 8-bit weights. Integer arithmetic throughout, so that every platform gives the
/// same answer.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

using Label = std::uint8_t;
/// A set of labels, one bit each.
using LabelSet = std::uint32_t;
inline constexpr LabelSet kAnyLabel = ~LabelSet{0};
inline constexpr int kMaxLabels = 32;

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

class LinearChain {
 public:
  /// Scratch memory of one caller; reuse it from sequence to sequence.
  struct Lattice {
    std::size_t positions = 0;
    std::vector<std::int32_t> scores;             ///< positions x labels
    std::vector<std::int32_t> forward, backward;  ///< log sums, in kFine of a step
    std::vector<std::int32_t> best;
    std::vector<Label> back;
    std::int32_t total = 0;
  };

  /// A section of a bundle (docs/model-format.md); copies it.
  static std::optional<LinearChain> read(std::string_view section);

  const std::vector<std::string>& labels() const { return labels_; }

  /// Scores every label at every position; must come before the calls below.
  void score(const FeatureTable& features, Lattice& lattice) const;
  /// The best sequence of labels (Viterbi). `allowed` is empty or has one set a position.
  void decode(Lattice& lattice, std::span<const LabelSet> allowed, std::vector<Label>& path) const;
  /// Sums over all sequences, for probability().
  void sum(Lattice& lattice) const;
  /// Probability that positions [first, first + part.size()) have exactly these labels, in
  /// thousandths.
  Score probability(const Lattice& lattice, std::size_t first, std::span<const Label> part) const;

 private:
  std::int32_t log_add(std::int32_t a, std::int32_t b) const;

  std::vector<std::string> labels_;
  std::size_t stride_ = 0;  // labels, rounded up to whole vectors
  unsigned row_bits_ = 0;
  std::uint16_t steps_per_nat_ = 1;   // a weight of this many steps is one natural logarithm
  std::vector<std::uint8_t> checks_;  // of each row
  std::vector<std::int8_t> weights_;  // rows x stride
  std::vector<std::int32_t> transitions_, begin_, end_;
  std::vector<std::int16_t> log1p_;  // see log_add
};

}  // namespace filigrane
