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
#include "model/features.h"

namespace filigrane {

using Label = std::uint8_t;
/// A set of labels, one bit each.
using LabelSet = std::uint32_t;
inline constexpr LabelSet kAnyLabel = ~LabelSet{0};
inline constexpr int kMaxLabels = 32;

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
