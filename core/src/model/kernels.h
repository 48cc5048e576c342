/// The inner loops of the encoder on whole numbers: one way to call them, one implementation for
/// each kind of processor, all with the same results bit for bit.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace filigrane {

/// Outputs that stand side by side in the packed weights.
inline constexpr std::size_t kPanel = 8;
/// Inputs and widths of rows are whole multiples of this.
inline constexpr std::size_t kLane = 16;
/// With weights of 8 bits and inputs of 16 no sum of this many products leaves 32 bits.
inline constexpr std::size_t kMaxInputs = 496;

constexpr std::size_t round_up(std::size_t count, std::size_t unit) {
  return (count + unit - 1) / unit * unit;
}

/// The weights of a layer as `multiply` reads them: panels of kPanel outputs; in a panel, pair of
/// inputs after pair of inputs, the two weights of each output. What is added to fill up is 0.
struct PackedWeights {
  std::size_t inputs = 0;   ///< a multiple of kLane
  std::size_t outputs = 0;  ///< a multiple of kPanel
  std::vector<std::int16_t> weights;

  PackedWeights() = default;
  PackedWeights(std::size_t inputs, std::size_t outputs);
  std::int16_t& at(std::size_t output, std::size_t input) { return weights[index(output, input)]; }
  std::int16_t at(std::size_t output, std::size_t input) const {
    return weights[index(output, input)];
  }
  std::size_t index(std::size_t output, std::size_t input) const {
    return output / kPanel * kPanel * inputs + input / 2 * 2 * kPanel + output % kPanel * 2 +
           input % 2;
  }
};

struct Kernels {
  const char* name;

  /// sums[t * outputs + o] = sum over i of x[t * stride + i] * w(o, i), for t below `tokens`.
  void (*multiply)(const std::int16_t* x, std::size_t stride, std::size_t tokens,
                   const PackedWeights& w, std::int32_t* sums);

  /// sums[i] = sum over rows of row[i] << shift, row after row, each step kept within 16 bits.
  /// @param width  numbers a row, a multiple of kLane
  void (*add_rows)(const std::int8_t* const* rows, const std::uint8_t* shifts, std::size_t count,
                   std::size_t width, std::int16_t* sums);

  // model/loops.h says what these do.
  void (*activate)(const std::int32_t* sums, const float* scales, const float* biases,
                   std::size_t count, float* out);
  void (*add_softsign)(const std::int32_t* sums, const float* scales, const float* biases,
                       float units, const std::int16_t* own, std::size_t count, std::int16_t* out);
  void (*advance)(const float* gates, const float* candidates, float units, std::size_t count,
                  float* state, std::int16_t* out);
  void (*best_steps)(const std::int32_t* before, const std::int32_t* steps, std::size_t count,
                     std::size_t stride, std::int32_t* best, std::int32_t* back);
  void (*sum_steps)(const float* before, const float* steps, std::size_t count, std::size_t stride,
                    float* sums);
};

/// In plain C++.
const Kernels& portable_kernels();
/// For AVX2; null where the processor or the build has none.
const Kernels* avx2_kernels();
/// For 128-bit WebAssembly SIMD; null in other builds.
const Kernels* simd128_kernels();
/// The fastest that run here.
const Kernels& kernels();

}  // namespace filigrane
