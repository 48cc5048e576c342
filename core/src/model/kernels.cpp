#include "model/kernels.h"
#include "model/loops.h"

#include <algorithm>

namespace filigrane {
namespace {

void multiply(const std::int16_t* x, std::size_t stride, std::size_t tokens, const PackedWeights& w,
              std::int32_t* sums) {
  for (std::size_t first = 0; first < w.outputs; first += kPanel) {
    const std::int16_t* panel = w.weights.data() + first * w.inputs;
    for (std::size_t t = 0; t < tokens; ++t) {
      const std::int16_t* in = x + t * stride;
      std::int32_t sum[kPanel] = {};
      for (std::size_t i = 0; i < w.inputs; i += 2) {
        for (std::size_t o = 0; o < kPanel; ++o) {
          sum[o] += in[i] * panel[i * kPanel + 2 * o] + in[i + 1] * panel[i * kPanel + 2 * o + 1];
        }
      }
      std::copy(sum, sum + kPanel, sums + t * w.outputs + first);
    }
  }
}

void add_rows(const std::int8_t* const* rows, const std::uint8_t* shifts, std::size_t count,
              std::size_t width, std::int16_t* sums) {
  std::fill(sums, sums + width, std::int16_t{0});
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t i = 0; i < width; ++i) {
      const int sum = sums[i] + rows[r][i] * (1 << shifts[r]);
      sums[i] = static_cast<std::int16_t>(std::clamp(sum, INT16_MIN, INT16_MAX));
    }
  }
}

FILIGRANE_LOOPS()

}  // namespace

PackedWeights::PackedWeights(std::size_t in, std::size_t out)
    : inputs(round_up(in, kLane)), outputs(round_up(out, kPanel)), weights(inputs * outputs, 0) {}

const Kernels& portable_kernels() {
  static constexpr Kernels kPortable{"portable",   multiply, add_rows,   activate,
                                     add_softsign, advance,  best_steps, sum_steps};
  return kPortable;
}

const Kernels& kernels() {
  static const Kernels& chosen = [&]() -> const Kernels& {
    if (const Kernels* found = avx2_kernels()) return *found;
    if (const Kernels* found = simd128_kernels()) return *found;
    return portable_kernels();
  }();
  return chosen;
}

}  // namespace filigrane
