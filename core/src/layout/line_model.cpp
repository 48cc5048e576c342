#include "layout/line_model.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "layout/line_features.h"
#include "layout/state_names.h"

namespace filigrane {
namespace {

constexpr bool may_stand(Zone zone, BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return zone == Zone::kHead;
    case BlockKind::kBody:
      return zone == Zone::kText;
    case BlockKind::kStandfirst:
    case BlockKind::kHeading:
      return zone == Zone::kHead || zone == Zone::kText;
    default:
      return true;
  }
}

std::vector<LineState> all_states() {
  std::vector<LineState> states;
  for (std::size_t zone = 0; zone < kZones; ++zone) {
    for (std::size_t kind = 0; kind < kBlockKinds; ++kind) {
      const LineState state{static_cast<Zone>(zone), static_cast<BlockKind>(kind)};
      if (may_stand(state.zone, state.kind)) states.push_back(state);
    }
  }
  return states;
}

std::int16_t number(std::string_view field) {
  std::int16_t value = 0;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return value;
}

}  // namespace

std::span<const LineState> line_states() {
  static const std::vector<LineState> kStates = all_states();
  return kStates;
}

bool may_begin(LineState state) {
  return state.zone == Zone::kTop || state.kind == BlockKind::kTitle ||
         state.kind == BlockKind::kStandfirst || state.kind == BlockKind::kBody ||
         (state.zone == Zone::kText && state.kind == BlockKind::kHeading);
}

bool may_follow(LineState from, LineState to) {
  const bool title = to.kind == BlockKind::kTitle;
  if (from.zone == to.zone) return !title;
  if (to.zone < from.zone) return false;
  switch (to.zone) {
    case Zone::kHead:
      return title || to.kind == BlockKind::kStandfirst;
    case Zone::kText:
      return to.kind == BlockKind::kBody || to.kind == BlockKind::kHeading;
    default:
      return from.zone == Zone::kHead || from.kind == BlockKind::kBody ||
             from.kind == BlockKind::kHeading;
  }
}

LineWeights read_line_weights() {
  LineWeights weights;
  const auto states = line_states();
  const std::size_t count = states.size(), features = line_feature_count();
  weights.features.resize(features);
  weights.steps.resize(count * count);
  weights.begins.resize(count);
  weights.ends.resize(count);
  std::unordered_map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < features; ++i) {
    names.emplace(line_feature_name(static_cast<std::uint16_t>(i)), i);
  }
  for (const TsvRow& row : read_tsv(embedded_data("layout_weights.tsv"))) {
    const auto found = names.find(std::string(row[0]));
    if (found == names.end()) continue;
    LineWeights::Row& values = weights.features[found->second];
    for (std::size_t i = 0; i < values.size() && i + 1 < row.size(); ++i) {
      values[i] = number(row[i + 1]);
    }
  }
  std::unordered_map<std::string, std::size_t> state_numbers;
  for (std::size_t i = 0; i < count; ++i) state_numbers.emplace(line_state_name(states[i]), i);
  for (const TsvRow& row : read_tsv(embedded_data("layout_steps.tsv"))) {
    if (row.size() < 3) continue;
    const auto from = state_numbers.find(std::string(row[0]));
    const auto to = state_numbers.find(std::string(row[1]));
    if (from != state_numbers.end() && to != state_numbers.end()) {
      weights.steps[from->second * count + to->second] = number(row[2]);
    } else if (to != state_numbers.end()) {
      weights.begins[to->second] = number(row[2]);
    } else if (from != state_numbers.end()) {
      weights.ends[from->second] = number(row[2]);
    }
  }
  return weights;
}

namespace {

/// Viterbi's algorithm, line by line.
class Decoder {
 public:
  Decoder(const LineWeights& weights, std::size_t lines) : weights_(weights), before_(count_) {
    for (std::size_t to = 0; to < count_; ++to) {
      for (std::size_t from = 0; from < count_; ++from) {
        if (may_follow(states_[from], states_[to])) {
          before_[to].push_back(static_cast<std::uint8_t>(from));
        }
      }
    }
    back_.reserve(lines * count_);
  }

  void add(std::span<const std::uint16_t> features) {
    std::array<std::int32_t, kBlockKinds + kZones> scores = {};
    for (const std::uint16_t feature : features) {
      const LineWeights::Row& row = weights_.features[feature];
      for (std::size_t k = 0; k < scores.size(); ++k) scores[k] += row[k];
    }
    const bool first = back_.empty();
    for (std::size_t to = 0; to < count_; ++to) {
      std::uint8_t chosen = 0;
      std::int64_t most = kForbidden;
      if (first) {
        if (may_begin(states_[to])) most = weights_.begins[to];
      } else {
        for (const std::uint8_t from : before_[to]) {
          if (best_[from] == kForbidden) continue;
          const std::int64_t sum = best_[from] + weights_.steps[from * count_ + to];
          if (sum <= most) continue;
          most = sum;
          chosen = from;
        }
      }
      back_.push_back(chosen);
      next_[to] = most == kForbidden
                      ? kForbidden
                      : most + scores[static_cast<std::size_t>(states_[to].kind)] +
                            scores[kBlockKinds + static_cast<std::size_t>(states_[to].zone)];
    }
    best_.swap(next_);
  }

  std::vector<BlockKind> kinds() {
    std::size_t state = 0;
    for (std::size_t s = 0; s < count_; ++s) {
      if (best_[s] != kForbidden) best_[s] += weights_.ends[s];
      if (best_[s] > best_[state]) state = s;
    }
    std::vector<BlockKind> kinds(back_.size() / count_);
    for (std::size_t i = kinds.size(); i-- > 0;) {
      kinds[i] = states_[state].kind;
      state = back_[i * count_ + state];
    }
    return kinds;
  }

 private:
  static constexpr std::int64_t kForbidden = INT64_MIN;
  const LineWeights& weights_;
  const std::span<const LineState> states_ = line_states();
  const std::size_t count_ = states_.size();
  std::vector<std::vector<std::uint8_t>> before_;  // for each state, those that may precede it
  std::vector<std::uint8_t> back_;
  std::vector<std::int64_t> best_ = std::vector<std::int64_t>(count_);
  std::vector<std::int64_t> next_ = std::vector<std::int64_t>(count_);
};

}  // namespace

std::vector<BlockKind> classify_features(std::span<const std::vector<std::uint16_t>> lines,
                                         const LineWeights& weights) {
  Decoder decoder(weights, lines.size());
  for (const auto& features : lines) decoder.add(features);
  return decoder.kinds();
}

std::vector<BlockKind> classify_lines(std::span<const LineFacts> lines,
                                      const LineWeights& weights) {
  Decoder decoder(weights, lines.size());
  const PageFeatures page(lines);
  std::vector<std::uint16_t> features;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    page.of(i, features);
    decoder.add(features);
  }
  return decoder.kinds();
}

}  // namespace filigrane
