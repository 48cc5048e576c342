/// The neural network that reads the tokens of a block and scores the answers of all tasks.
///
/// The features of a token (model/encoder_features.h) each have a row of numbers; the sum of the
/// rows is the token. A layer mixes it with its two neighbours; then layers of minimal gated
/// recurrent units (Zhou et al. 2016) read the block on and back:
///
///     x    = sum of rows
///     m    = x + softsign(W [x before, x, x after] + b)      softsign(y) = y / (1 + |y|)
///     z, c = 1/2 + softsign(G in + g) / 2, softsign(C in + d)   in: m, or the states below
///     h    = h before + z (c - h before)                        both ways, side by side
///     scores = S [h of the last layer, m] + s
///
/// Products are of integers: 8-bit weights, 16-bit inputs, 32-bit sums. Between them stand single
/// IEEE additions, multiplications and divisions in a fixed order, so that every platform gives the
/// same bits. docs/model-format.md says how the section is laid out.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/features.h"
#include "model/kernels.h"

namespace filigrane {

class ByteReader;

class Encoder {
 public:
  /// Units of the 16-bit numbers: tokens count in 1/2048, states in 1/8192.
  static constexpr float kTokenUnit = 1.0f / 2048, kStateUnit = 1.0f / 8192;
  static constexpr unsigned kMostShift = 9;  ///< of a feature row
  static constexpr int kLeastRowNumber = -8, kMostRowNumber = 7;
  /// Longer blocks are read in windows of this many tokens; only answers that have this much
  /// context on both sides are used.
  static constexpr std::size_t kWindow = 512, kContext = 64;

  /// Scratch memory of one caller; reuse it from block to block.
  struct Scratch {
    std::vector<const std::int8_t*> rows;
    std::vector<std::uint8_t> shifts;
    std::vector<std::int16_t> tokens;      ///< sums of rows, an empty token before and behind
    std::vector<std::int16_t> mixed;       ///< tokens x width
    std::vector<std::int16_t> states[2];   ///< tokens x inputs of the next layer
    std::vector<float> gates, candidates;  ///< tokens x 2 state
    std::vector<float> before;             ///< 2 state: where the recurrence stands
    std::vector<std::int32_t> sums;        ///< some tokens x outputs of a layer
    std::vector<std::int32_t> more_sums;
    std::vector<float> window, scores;  ///< tokens x prompt outputs
    std::vector<float> rest;            ///< of score_rest()
    std::vector<std::int16_t> asked;    ///< inputs of the last layer for score_rest()
    std::size_t piece = 0;              ///< where in the window the last piece begins
  };

  /// Section "encoder" of a bundle; copies it.
  /// @param prompt  so many outputs are scored for every token, the others when asked for
  static std::optional<Encoder> read(std::string_view section, std::size_t prompt = kMostOutputs);

  std::size_t outputs() const { return prompt_.outputs + rest_.outputs; }
  std::size_t rows() const { return checks_.size(); }

  /// Scores of the prompt outputs at all positions, position by position; good until the next run.
  std::span<const float> run(const FeatureTable& features, Scratch& scratch) const;
  /// Calls `take` with pieces of the block in order: the first position and its prompt scores.
  template <typename Take>
  void run_pieces(const FeatureTable& features, Scratch& scratch, Take&& take) const {
    const std::size_t n = features.positions();
    for (std::size_t from = 0, done = 0; done < n; from += kWindow - 2 * kContext) {
      const std::size_t to = from + kWindow < n ? from + kWindow : n;
      const std::size_t end = to == n ? n : to - kContext;
      run_window(features, from, to, scratch);
      scratch.piece = done - from;
      take(done, std::span<const float>(scratch.window)
                     .subspan(scratch.piece * prompt_.outputs, (end - done) * prompt_.outputs));
      done = end;
    }
  }
  /// For `take` of run_pieces(): the other outputs of some positions of its piece, one after the
  /// other; good until the next call.
  std::span<const float> score_rest(std::span<const std::uint32_t> positions,
                                    Scratch& scratch) const;

 private:
  struct Layer {
    PackedWeights weights;
    std::vector<float> scales, biases;  // of each output; an output is sum * scale + bias
  };
  /// Outputs of the whole network: products with the states and with the token, summed.
  struct Head {
    Head() = default;
    /// Takes some outputs of both layers.
    Head(const Layer& states, const Layer& tokens, std::size_t first, std::size_t count);
    std::size_t outputs = 0;
    Layer states, tokens;  // only the first has biases
  };
  static constexpr std::size_t kMostOutputs = 1024;
  static bool read_layer(ByteReader& reader, std::size_t inputs, std::size_t parts,
                         std::size_t outputs, bool biased, Layer& layer);
  void run_window(const FeatureTable& features, std::size_t from, std::size_t to,
                  Scratch& scratch) const;
  void add_rows(const FeatureTable& features, std::size_t from, std::size_t n, Scratch& s) const;
  void mix(std::size_t n, Scratch& s) const;
  void recur(const Layer& layer, const std::int16_t* in, std::size_t stride, std::size_t n,
             Scratch& s, std::vector<std::int16_t>& states) const;
  void score(const Head& head, const std::int16_t* states, const std::int16_t* mixed, std::size_t n,
             std::vector<float>& scores, Scratch& s) const;
  const std::vector<std::int16_t>& last_states(const Scratch& s) const {
    return s.states[(layers_.size() - 1) % 2];
  }

  std::size_t width_ = 0, state_ = 0;
  std::size_t stride_ = 0, state_stride_ = 0;  // of a token, of its states of both directions
  std::vector<std::uint16_t> pilots_;
  std::vector<std::uint8_t> checks_, shifts_;  // of each row
  std::vector<std::int8_t> rows_;              // rows x stride
  Layer mix_;
  std::vector<Layer> layers_;
  Head prompt_, rest_;
};

}  // namespace filigrane
