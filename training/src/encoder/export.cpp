#include "encoder/export.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "bundle_writer.h"
#include "encoder/rounding.h"
#include "model/chain.h"
#include "placement.h"

namespace filigrane::training {
namespace {

constexpr int kLargestWeight = 127;
constexpr float kNeverBelow = -1000;  // transitions that were forbidden in training

void append_float(std::string& out, float value) {
  append_u32(out, std::bit_cast<std::uint32_t>(value));
}

void append_rows(const TrainedEncoder& e, std::string& out) {
  const Placement placed = place(e.keys);
  append_u32(out, static_cast<unsigned>(placed.pilots.size()));
  append_u32(out, static_cast<unsigned>(placed.keys.size()));
  append_pilots(placed, out);
  const auto width = static_cast<std::size_t>(e.shape.width);
  std::vector<RoundedRow> numbers;
  for (const std::int32_t key : placed.keys) {
    numbers.push_back(key < 0 ? RoundedRow{std::vector<std::int8_t>(width, 0), 0}
                              : round_row({e.rows.row(key).data(), width}));
  }
  for (const std::int32_t key : placed.keys) {
    out += key < 0 ? '\0'
                   : static_cast<char>(HashedRows::check(e.keys[static_cast<std::size_t>(key)]));
  }
  for (const RoundedRow& row : numbers) out += static_cast<char>(row.shift);
  const auto half = [&](const RoundedRow& row, std::size_t i) {
    return (i < width ? row.numbers[i] : 0) - Encoder::kLeastRowNumber;
  };
  for (std::size_t i = 0; i < width; i += 2) {
    for (const RoundedRow& row : numbers) {
      out += static_cast<char>(half(row, i) << 4 | half(row, i + 1));
    }
  }
}

/// @param bias  null: none
/// @param unit  of the inputs
void append_layer(const Matrix& weights, const Matrix* bias, float unit, std::string& out) {
  if (bias) {
    for (Eigen::Index o = 0; o < weights.rows(); ++o) append_float(out, (*bias)(0, o));
  }
  std::vector<float> scales;
  for (Eigen::Index o = 0; o < weights.rows(); ++o) {
    scales.push_back(std::max(weights.row(o).cwiseAbs().maxCoeff(), 1e-9f) / kLargestWeight);
    append_float(out, scales.back() * unit);
  }
  for (Eigen::Index o = 0; o < weights.rows(); ++o) {
    for (Eigen::Index i = 0; i < weights.cols(); ++i) {
      const float weight = std::round(weights(o, i) / scales[static_cast<std::size_t>(o)]);
      out += static_cast<char>(
          static_cast<std::int8_t>(std::clamp<float>(weight, -kLargestWeight, kLargestWeight)));
    }
  }
}

void append_strings(const std::vector<std::string>& strings, std::string& out) {
  out += static_cast<char>(strings.size());
  for (const std::string& one : strings) append_string(out, one);
}

void append_steps(const Matrix& scores, std::string& out) {
  for (Eigen::Index i = 0; i < scores.size(); ++i) {
    const float score = scores.data()[i];
    append_u16(out,
               static_cast<std::uint16_t>(score < kNeverBelow ? INT16_MIN : Chain::steps(score)));
  }
}

}  // namespace

std::string encoder_section(const TrainedEncoder& e) {
  std::string out;
  append_u16(out, static_cast<unsigned>(e.shape.width));
  append_u16(out, static_cast<unsigned>(e.shape.state));
  out += static_cast<char>(e.shape.layers);
  append_u16(out, static_cast<unsigned>(e.shape.outputs));
  append_rows(e, out);
  const Weights& w = e.weights;
  append_layer(w.mix, &w.mix_bias, Encoder::kTokenUnit, out);
  for (std::size_t l = 0; l < w.layer.size(); ++l) {
    append_layer(w.layer[l], &w.layer_bias[l], l == 0 ? Encoder::kTokenUnit : Encoder::kStateUnit,
                 out);
  }
  append_layer(w.head.leftCols(2 * e.shape.state), &w.head_bias, Encoder::kStateUnit, out);
  append_layer(w.head.rightCols(e.shape.width), nullptr, Encoder::kTokenUnit, out);
  return out;
}

std::string heads_section(const TrainedEncoder& e, double temperature) {
  const Heads heads = e.heads();
  std::string out;
  append_strings(heads.tags, out);
  append_strings(heads.names, out);
  append_u16(out, static_cast<unsigned>(std::lround(temperature * 1000)));
  append_steps(e.transitions.between, out);
  append_steps(e.transitions.begin, out);
  append_steps(e.transitions.end, out);
  return out;
}

Matrix core_scores(const Encoder& core, const Dataset& set, std::size_t sequence,
                   Encoder::Scratch& scratch) {
  FeatureTable table;
  table.clear();
  for (std::size_t t = set.sequences[sequence]; t < set.sequences[sequence + 1]; ++t) {
    for (std::size_t f = set.starts[t]; f < set.starts[t + 1]; ++f) table.add(set.hashes[f]);
    table.next();
  }
  const auto scores = core.run(table, scratch);
  Matrix out(static_cast<Eigen::Index>(table.positions()),
             static_cast<Eigen::Index>(core.outputs()));
  std::copy(scores.begin(), scores.end(), out.data());
  return out;
}

std::string quantisation_loss(const TrainedEncoder& e, Dataset set) {
  const auto core = Encoder::read(encoder_section(e));
  if (!core) std::abort();
  set.index(e.index());
  const Heads heads = e.heads();
  Encoder::Scratch scratch;
  std::mt19937 random;
  Score exact, whole;
  double apart = 0, size = 0, largest = 0;
  for (std::size_t i = 0; i < set.count(); ++i) {
    Pass pass(e.shape, e.weights);
    const Matrix& a = pass.forward(sum_rows(e, set, i), 0, random);
    const Matrix b = core_scores(*core, set, i, scratch);
    exact.add(heads, e.transitions, set, set.sequences[i], a);
    whole.add(heads, e.transitions, set, set.sequences[i], b);
    apart += (a - b).cwiseAbs().sum();
    size += static_cast<double>(a.size());
    largest = std::max<double>(largest, (a - b).cwiseAbs().maxCoeff());
  }
  char buffer[100];
  std::snprintf(buffer, sizeof buffer, " (outputs %.4f apart, at most %.2f)", apart / size,
                largest);
  return "float: " + exact.text() + "; core: " + whole.text() + buffer;
}

}  // namespace filigrane::training
