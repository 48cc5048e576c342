/// The best sequence of labels, given a score for each label at each position and for each step
/// from label to label: a linear-chain conditional random field (Lafferty, McCallum & Pereira,
/// ICML 2001). Scores are integers; sums are of floats, added and multiplied in a fixed order, so
/// that every platform gives the same answer.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/byte_reader.h"
#include "filigrane/filigrane.h"

namespace filigrane {

using Label = std::uint8_t;
/// A set of labels, one bit each.
using LabelSet = std::uint32_t;
inline constexpr LabelSet kAnyLabel = ~LabelSet{0};
inline constexpr int kMaxLabels = 32;

class Chain {
 public:
  /// Scores count in this many steps a natural logarithm, and lie within 128 of them.
  static constexpr int kStepsPerNat = 64;
  static constexpr std::int16_t kMostSteps = 128 * kStepsPerNat - 1;
  /// Longer sequences must be cut: the sums would leave 32 bits.
  static constexpr std::size_t kLongestSequence = 512;

  /// Scratch memory of one caller; reuse it from sequence to sequence.
  struct Lattice {
    std::span<const std::int16_t> scores;  ///< positions x labels, of the last decode()
    std::vector<std::int32_t> best;
    std::vector<Label> back;
    // Of sum(): positions x stride, and one number a position.
    std::vector<float> emissions, forward, backward, scales;
    float total = 0;
  };

  /// Labels, temperature and transitions, as docs/model-format.md lays them out.
  static std::optional<Chain> read(ByteReader& reader);
  static std::int16_t steps(float nats);

  const std::vector<std::string>& labels() const { return labels_; }

  /// The best sequence (Viterbi). `allowed` is empty or has one set a position.
  /// @param scores  positions x labels, in steps; must stay where they are until probability()
  void decode(std::span<const std::int16_t> scores, std::span<const LabelSet> allowed,
              Lattice& lattice, std::vector<Label>& path) const;
  /// Sums over all sequences, for probability(); must come after decode().
  void sum(Lattice& lattice) const;
  /// Probability that positions [first, first + part.size()) have exactly these labels, in
  /// thousandths, all scores divided by the temperature.
  Score probability(const Lattice& lattice, std::size_t first, std::span<const Label> part) const;

 private:
  float likelihood(std::int32_t distance) const;

  std::vector<std::string> labels_;
  std::int32_t temperature_ = 1000;  // in thousandths
  std::vector<std::int32_t> begin_, end_;
  std::vector<std::int32_t> steps_;  // from label to label, [from * stride + to]
  // For sum(): how likely a score is that lies so many steps below the best one.
  std::vector<float> likelihoods_;
  std::size_t stride_ = 0;  // labels, rounded up to whole vectors
  // The transitions as such likelihoods: [from * stride + to], [to * stride + from]; 0 =
  // impossible.
  std::vector<float> from_to_, to_from_, begin_likelihoods_, end_likelihoods_;
};

}  // namespace filigrane
