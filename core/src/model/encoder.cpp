#include "model/encoder.h"

#include <algorithm>
#include <cmath>

#include "base/byte_reader.h"

namespace filigrane {
namespace {

// Tokens that a layer works on before the next step: what it makes stays in the nearest cache.
constexpr std::size_t kChunk = 24;
// Rows that are read column by column, for the nearest cache.
constexpr std::size_t kRowsAtOnce = 256;
// Sizes beyond these are no model of ours.
constexpr std::size_t kMostWidth = 144, kMostState = 240, kMostLayers = 4;
constexpr std::size_t kMostRows = 1u << 22;
// No sum of products times a scale can leave the range of a float.
constexpr float kLargest = 1e6f;

/// Makes room without letting go of what is there already.
template <typename T>
T* at_least(std::vector<T>& memory, std::size_t size) {
  if (memory.size() < size) memory.resize(size);
  return memory.data();
}

bool read_floats(ByteReader& reader, std::size_t count, std::vector<float>& out) {
  out.resize(count);
  for (float& one : out) {
    one = reader.f32();
    if (!(std::fabs(one) <= kLargest)) return false;  // not a number either
  }
  return reader.ok();
}

}  // namespace

/// @param parts  that the inputs come in, each filled up to whole lanes
bool Encoder::read_layer(ByteReader& reader, std::size_t inputs, std::size_t parts,
                         std::size_t outputs, bool biased, Layer& layer) {
  if (reader.left() < outputs * inputs * parts) return false;
  if (biased && !read_floats(reader, outputs, layer.biases)) return false;
  if (!read_floats(reader, outputs, layer.scales)) return false;
  const std::string_view weights = reader.bytes(outputs * inputs * parts);
  if (!reader.ok()) return false;
  const std::size_t stride = round_up(inputs, kLane);
  layer.weights = PackedWeights(stride * parts, outputs);
  std::size_t at = 0;
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t part = 0; part < parts; ++part) {
      for (std::size_t i = 0; i < inputs; ++i) {
        const auto weight = static_cast<std::int8_t>(weights[at++]);
        if (weight == INT8_MIN) return false;
        layer.weights.at(o, part * stride + i) =
            std::int16_t{weight};  // NOLINT(bugprone-signed-char-misuse)
      }
    }
  }
  return true;
}

Encoder::Head::Head(const Layer& of_states, const Layer& of_tokens, std::size_t first,
                    std::size_t count)
    : outputs(count) {
  const auto part = [&](const Layer& from, Layer& to) {
    const auto some = [&](const std::vector<float>& all) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
      return std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(count));
    };
    to.scales = some(from.scales);
    if (!from.biases.empty()) to.biases = some(from.biases);
    to.weights = PackedWeights(from.weights.inputs, count);
    for (std::size_t o = 0; o < count; ++o) {
      for (std::size_t i = 0; i < from.weights.inputs; ++i) {
        to.weights.at(o, i) = from.weights.at(first + o, i);
      }
    }
  };
  part(of_states, states);
  part(of_tokens, tokens);
}

std::optional<Encoder> Encoder::read(std::string_view section, std::size_t prompt) {
  ByteReader reader(section);
  Encoder e;
  e.width_ = reader.u16();
  e.state_ = reader.u16();
  const std::size_t layers = reader.u8();
  const std::size_t outputs = reader.u16();
  const std::size_t buckets = reader.u32(), rows = reader.u32();
  if (e.width_ == 0 || e.width_ > kMostWidth || e.state_ == 0 || e.state_ > kMostState ||
      layers == 0 || layers > kMostLayers || outputs == 0 || outputs > kMostOutputs ||
      buckets == 0 || buckets > kMostRows || rows == 0 || rows > kMostRows) {
    return {};
  }
  e.stride_ = round_up(e.width_, kLane);
  e.state_stride_ = round_up(2 * e.state_, kLane);

  // On disk two columns after two columns, which compresses better; here row after row.
  const std::string_view low = reader.bytes(buckets), high = reader.bytes(buckets);
  const std::string_view checks = reader.bytes(rows), shifts = reader.bytes(rows);
  const std::string_view numbers = reader.bytes(rows * ((e.width_ + 1) / 2));
  if (!reader.ok()) return {};
  e.pilots_.resize(buckets);
  for (std::size_t i = 0; i < buckets; ++i) {
    e.pilots_[i] = static_cast<std::uint16_t>(static_cast<std::uint8_t>(low[i]) |
                                              static_cast<std::uint8_t>(high[i]) << 8);
  }
  e.checks_.assign(checks.begin(), checks.end());
  e.shifts_.assign(shifts.begin(), shifts.end());
  if (std::any_of(e.shifts_.begin(), e.shifts_.end(),
                  [](std::uint8_t shift) { return shift > kMostShift; })) {
    return {};
  }
  e.rows_.assign(rows * e.stride_, 0);
  for (std::size_t first = 0; first < rows; first += kRowsAtOnce) {
    const std::size_t end = std::min(rows, first + kRowsAtOnce);
    for (std::size_t column = 0; column < e.width_; column += 2) {
      const char* in = numbers.data() + column / 2 * rows;
      std::int8_t* out = e.rows_.data() + first * e.stride_ + column;
      const bool two = column + 1 < e.width_;
      for (std::size_t row = first; row < end; ++row, out += e.stride_) {
        const auto pair = static_cast<std::uint8_t>(in[row]);
        out[0] = static_cast<std::int8_t>((pair >> 4) + kLeastRowNumber);
        if (two) out[1] = static_cast<std::int8_t>((pair & 15) + kLeastRowNumber);
      }
    }
  }

  if (!read_layer(reader, e.width_, 3, e.width_, true, e.mix_)) return {};
  e.layers_.resize(layers);
  for (std::size_t l = 0; l < layers; ++l) {
    const std::size_t inputs = l == 0 ? e.width_ : 2 * e.state_;
    if (!read_layer(reader, inputs, 1, 4 * e.state_, true, e.layers_[l])) return {};
  }
  Layer states, tokens;
  if (!read_layer(reader, 2 * e.state_, 1, outputs, true, states) ||
      !read_layer(reader, e.width_, 1, outputs, false, tokens) || reader.left() != 0) {
    return {};
  }
  prompt = std::min(prompt, outputs);
  e.prompt_ = Head(states, tokens, 0, prompt);
  e.rest_ = Head(states, tokens, prompt, outputs - prompt);
  return e;
}

std::span<const float> Encoder::run(const FeatureTable& features, Scratch& scratch) const {
  scratch.scores.clear();
  run_pieces(features, scratch, [&](std::size_t, std::span<const float> scores) {
    scratch.scores.insert(scratch.scores.end(), scores.begin(), scores.end());
  });
  return scratch.scores;
}

void Encoder::run_window(const FeatureTable& features, std::size_t from, std::size_t to,
                         Scratch& s) const {
  const std::size_t n = to - from;
  add_rows(features, from, n, s);
  mix(n, s);
  const std::int16_t* in = s.mixed.data();
  std::size_t stride = stride_;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    recur(layers_[l], in, stride, n, s, s.states[l % 2]);
    in = s.states[l % 2].data();
    stride = state_stride_;
  }
  score(prompt_, in, s.mixed.data(), n, s.window, s);
}

std::span<const float> Encoder::score_rest(std::span<const std::uint32_t> positions,
                                           Scratch& s) const {
  // Their inputs side by side.
  const std::size_t n = positions.size();
  std::int16_t* states = at_least(s.asked, n * (state_stride_ + stride_));
  std::int16_t* mixed = states + n * state_stride_;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t t = s.piece + positions[i];
    std::copy_n(last_states(s).data() + t * state_stride_, state_stride_,
                states + i * state_stride_);
    std::copy_n(s.mixed.data() + t * stride_, stride_, mixed + i * stride_);
  }
  score(rest_, states, mixed, n, s.rest, s);
  return std::span<const float>(s.rest).first(n * rest_.outputs);
}

void Encoder::add_rows(const FeatureTable& features, std::size_t from, std::size_t n,
                       Scratch& s) const {
  const Kernels& k = kernels();
  std::int16_t* tokens = at_least(s.tokens, (n + 2) * stride_);
  std::fill_n(tokens, stride_, std::int16_t{0});
  std::fill_n(tokens + (n + 1) * stride_, stride_, std::int16_t{0});
  for (std::size_t t = 0; t < n; ++t) {
    s.rows.clear();
    s.shifts.clear();
    for (const std::uint32_t hash : features.at(from + t)) {
      const std::uint16_t pilot = pilots_[HashedRows::bucket(hash, pilots_.size())];
      const std::size_t row = HashedRows::row(hash, pilot, checks_.size());
      if (checks_[row] != HashedRows::check(hash)) continue;
      s.rows.push_back(rows_.data() + row * stride_);
      s.shifts.push_back(shifts_[row]);
    }
    k.add_rows(s.rows.data(), s.shifts.data(), s.rows.size(), stride_, tokens + (t + 1) * stride_);
  }
}

void Encoder::mix(std::size_t n, Scratch& s) const {
  const Kernels& k = kernels();
  constexpr float kUnits = 1.0f / kTokenUnit;
  const std::size_t outputs = mix_.weights.outputs, width = width_;
  const float *scale = mix_.scales.data(), *bias = mix_.biases.data();
  std::int32_t* sums = at_least(s.sums, kChunk * outputs);
  std::int16_t* mixed = at_least(s.mixed, n * stride_);
  for (std::size_t first = 0; first < n; first += kChunk) {
    const std::size_t count = std::min(kChunk, n - first);
    // A token with its neighbours lies in one piece, the empty token before the first included.
    k.multiply(s.tokens.data() + first * stride_, stride_, count, mix_.weights, sums);
    for (std::size_t t = 0; t < count; ++t) {
      const std::int32_t* sum = sums + t * outputs;
      const std::int16_t* own = s.tokens.data() + (first + t + 1) * stride_;
      std::int16_t* out = mixed + (first + t) * stride_;
      k.add_softsign(sum, scale, bias, kUnits, own, width, out);
      std::fill(out + width, out + stride_, std::int16_t{0});
    }
  }
}

/// The outputs of a layer: gates reading on, gates reading back, candidates likewise.
void Encoder::recur(const Layer& layer, const std::int16_t* in, std::size_t stride, std::size_t n,
                    Scratch& s, std::vector<std::int16_t>& memory) const {
  const Kernels& k = kernels();
  constexpr float kUnits = 1.0f / kStateUnit;
  const std::size_t outputs = layer.weights.outputs, both = 2 * state_, state = state_;
  const float *scale = layer.scales.data(), *bias = layer.biases.data();
  std::int32_t* sums = at_least(s.sums, kChunk * outputs);
  float* gates = at_least(s.gates, n * both);
  float* candidates = at_least(s.candidates, n * both);
  std::int16_t* states = at_least(memory, n * state_stride_);
  float* before = at_least(s.before, both);
  std::fill_n(before, both, 0.0f);

  for (std::size_t first = 0; first < n; first += kChunk) {
    const std::size_t count = std::min(kChunk, n - first);
    k.multiply(in + first * stride, stride, count, layer.weights, sums);
    for (std::size_t t = 0; t < count; ++t) {
      const std::int32_t* sum = sums + t * outputs;
      float* gate = gates + (first + t) * both;
      float* candidate = candidates + (first + t) * both;
      k.activate(sum, scale, bias, both, gate);
      k.activate(sum + both, scale + both, bias + both, both, candidate);
      std::int16_t* out = states + (first + t) * state_stride_;
      k.advance(gate, candidate, kUnits, state, before, out);
      std::fill(out + both, out + state_stride_, std::int16_t{0});
    }
  }
  before += state;
  for (std::size_t t = n; t-- > 0;) {
    const float *gate = gates + t * both + state, *candidate = candidates + t * both + state;
    k.advance(gate, candidate, kUnits, state, before, states + t * state_stride_ + state);
  }
}

void Encoder::score(const Head& head, const std::int16_t* states, const std::int16_t* mixed,
                    std::size_t n, std::vector<float>& out_scores, Scratch& s) const {
  const Kernels& k = kernels();
  const std::size_t stride = head.states.weights.outputs, outputs = head.outputs;
  const float *state_scale = head.states.scales.data(), *token_scale = head.tokens.scales.data(),
              *bias = head.states.biases.data();
  std::int32_t* of_states = at_least(s.sums, kChunk * stride);
  std::int32_t* of_tokens = at_least(s.more_sums, kChunk * stride);
  float* scores = at_least(out_scores, n * outputs);
  for (std::size_t first = 0; first < n; first += kChunk) {
    const std::size_t count = std::min(kChunk, n - first);
    k.multiply(states + first * state_stride_, state_stride_, count, head.states.weights,
               of_states);
    k.multiply(mixed + first * stride_, stride_, count, head.tokens.weights, of_tokens);
    for (std::size_t t = 0; t < count; ++t) {
      const std::int32_t *a = of_states + t * stride, *b = of_tokens + t * stride;
      float* out = scores + (first + t) * outputs;
      for (std::size_t i = 0; i < outputs; ++i) {
        out[i] = static_cast<float>(a[i]) * state_scale[i] +
                 static_cast<float>(b[i]) * token_scale[i] + bias[i];
      }
    }
  }
}

}  // namespace filigrane
