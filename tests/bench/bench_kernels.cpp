// Speed of the encoder's inner loops, in multiplications with additions a second.
#include <benchmark/benchmark.h>

#include "model/kernels.h"

namespace {

using filigrane::Kernels;

/// Arguments: 0 = portable, 1 = the fastest; inputs; outputs.
void multiply(benchmark::State& state) {
  constexpr std::size_t kTokens = 16;
  const Kernels& kernels =
      state.range(0) == 0 ? filigrane::portable_kernels() : filigrane::kernels();
  const auto in = static_cast<std::size_t>(state.range(1));
  filigrane::PackedWeights weights(in, static_cast<std::size_t>(state.range(2)));
  const std::vector<std::int16_t> x(kTokens * in, 3);
  std::vector<std::int32_t> sums(kTokens * weights.outputs);
  std::int64_t products = 0;
  for (auto _ : state) {
    kernels.multiply(x.data(), in, kTokens, weights, sums.data());
    benchmark::DoNotOptimize(sums.data());
    benchmark::ClobberMemory();
    products += static_cast<std::int64_t>(kTokens * in * weights.outputs);
  }
  state.SetLabel(kernels.name);
  state.counters["products/s"] =
      benchmark::Counter(static_cast<double>(products), benchmark::Counter::kIsRate);
}
BENCHMARK(multiply)->ArgsProduct({{0, 1}, {64, 128, 192}, {64, 256}});

void add_rows(benchmark::State& state) {
  constexpr std::size_t kWidth = 64, kRows = 12;
  const Kernels& kernels =
      state.range(0) == 0 ? filigrane::portable_kernels() : filigrane::kernels();
  const std::vector<std::int8_t> row(kWidth, 3);
  const std::vector<const std::int8_t*> rows(kRows, row.data());
  const std::vector<std::uint8_t> shifts(kRows, 2);
  std::vector<std::int16_t> sums(kWidth);
  for (auto _ : state) {
    kernels.add_rows(rows.data(), shifts.data(), kRows, kWidth, sums.data());
    benchmark::DoNotOptimize(sums.data());
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernels.name);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(add_rows)->Arg(0)->Arg(1);

}  // namespace
