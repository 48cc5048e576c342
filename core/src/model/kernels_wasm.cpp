#include "model/kernels.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

#include "model/loops.h"

namespace filigrane {
namespace {

constexpr std::size_t kHalf = kPanel / 2;  // outputs a vector

/// Some tokens times one panel. A step multiplies a pair of inputs, the same in all lanes, by the
/// weights of kHalf outputs, a lane each.
template <std::size_t Tokens>
inline void multiply_block(const std::int16_t* x, std::size_t stride, const std::int16_t* panel,
                           std::size_t inputs, std::size_t outputs, std::int32_t* sums) {
  v128_t low[Tokens], high[Tokens];
  for (std::size_t t = 0; t < Tokens; ++t) low[t] = high[t] = wasm_i32x4_const_splat(0);
  for (std::size_t i = 0; i < inputs; i += 2) {
    const v128_t w_low = wasm_v128_load(panel + i * kPanel);
    const v128_t w_high = wasm_v128_load(panel + i * kPanel + kPanel);
    for (std::size_t t = 0; t < Tokens; ++t) {
      const v128_t in = wasm_v128_load32_splat(x + t * stride + i);
      low[t] = wasm_i32x4_add(low[t], wasm_i32x4_dot_i16x8(in, w_low));
      high[t] = wasm_i32x4_add(high[t], wasm_i32x4_dot_i16x8(in, w_high));
    }
  }
  for (std::size_t t = 0; t < Tokens; ++t) {
    wasm_v128_store(sums + t * outputs, low[t]);
    wasm_v128_store(sums + t * outputs + kHalf, high[t]);
  }
}

void multiply(const std::int16_t* x, std::size_t stride, std::size_t tokens, const PackedWeights& w,
              std::int32_t* sums) {
  for (std::size_t o = 0; o < w.outputs; o += kPanel) {
    const std::int16_t* panel = w.weights.data() + o * w.inputs;
    std::size_t t = 0;
    for (; t + 4 <= tokens; t += 4) {
      multiply_block<4>(x + t * stride, stride, panel, w.inputs, w.outputs,
                        sums + t * w.outputs + o);
    }
    for (; t < tokens; ++t) {
      multiply_block<1>(x + t * stride, stride, panel, w.inputs, w.outputs,
                        sums + t * w.outputs + o);
    }
  }
}

template <std::size_t Lanes>
inline void add_columns(const std::int8_t* const* rows, const std::uint8_t* shifts,
                        std::size_t count, std::size_t column, std::int16_t* sums) {
  constexpr std::size_t kEach = 8;  // columns a vector
  v128_t sum[Lanes];
  for (std::size_t l = 0; l < Lanes; ++l) sum[l] = wasm_i16x8_const_splat(0);
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t l = 0; l < Lanes; ++l) {
      const v128_t numbers = wasm_i16x8_load8x8(rows[r] + column + l * kEach);
      sum[l] = wasm_i16x8_add_sat(sum[l], wasm_i16x8_shl(numbers, shifts[r]));
    }
  }
  for (std::size_t l = 0; l < Lanes; ++l) wasm_v128_store(sums + column + l * kEach, sum[l]);
}

void add_rows(const std::int8_t* const* rows, const std::uint8_t* shifts, std::size_t count,
              std::size_t width, std::int16_t* sums) {
  std::size_t i = 0;
  for (; i + 64 <= width; i += 64) add_columns<8>(rows, shifts, count, i, sums);
  for (; i < width; i += kLane) add_columns<2>(rows, shifts, count, i, sums);
}

FILIGRANE_LOOPS()

}  // namespace

const Kernels* simd128_kernels() {
  static constexpr Kernels kSimd128{"simd128",    multiply, add_rows,   activate,
                                    add_softsign, advance,  best_steps, sum_steps};
  return &kSimd128;
}

}  // namespace filigrane

#else

const filigrane::Kernels* filigrane::simd128_kernels() { return nullptr; }

#endif
