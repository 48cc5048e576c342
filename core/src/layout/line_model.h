/// The line classifier: a chain over kinds of lines, with weights that training/ has found.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "layout/line_facts.h"

namespace filigrane {

/// The parts of a page, in their order. Each may be missing.
enum class Zone : std::uint8_t {
  kTop,   ///< before the title
  kHead,  ///< from the title to the running text
  kText,  ///< from the first line of the running text to the last
  kTail,  ///< behind it
};
inline constexpr std::size_t kZones = 4, kBlockKinds = 10;

/// What a line can be: a kind in a zone.
struct LineState {
  Zone zone = Zone::kTop;
  BlockKind kind = BlockKind::kBody;
  friend bool operator==(LineState, LineState) = default;
};
/// All there are. A title begins the head; running text stands in the text only.
std::span<const LineState> line_states();
/// Whether a line in state `to` may follow one in state `from`.
bool may_follow(LineState from, LineState to);
bool may_begin(LineState state);

/// Weights in whole numbers, so that every machine decides alike.
struct LineWeights {
  /// Of a feature: for each kind, then for each zone.
  using Row = std::array<std::int16_t, kBlockKinds + kZones>;
  std::vector<Row> features;         ///< of each feature
  std::vector<std::int16_t> steps;   ///< from state * number of states + to state
  std::vector<std::int16_t> begins;  ///< of each state on the first line
  std::vector<std::int16_t> ends;    ///< of each state on the last line
};

/// core/data/layout_weights.tsv and layout_steps.tsv.
LineWeights read_line_weights();

/// The best row of kinds for lines with these features.
std::vector<BlockKind> classify_features(std::span<const std::vector<std::uint16_t>> lines,
                                         const LineWeights& weights);
/// The best row of kinds for the lines of a page.
std::vector<BlockKind> classify_lines(std::span<const LineFacts> lines, const LineWeights& weights);

}  // namespace filigrane
