// Speed of the whole analysis natively: ./dev bench native. The text is a small article written for
// the project, repeated; the models are those of the repository.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "filigrane/filigrane.h"
#include "models.h"

namespace {

/// The article, `copies` times.
std::u16string article(std::int64_t copies) {
  const std::u16string once =
      filigrane::decode_utf8(filigrane::source_file("tests/bench/article_fr.txt")).text;
  std::u16string text;
  for (std::int64_t i = 0; i < copies; ++i) text += once + u"\n";
  return text;
}

void analyze_article(benchmark::State& state) {
  const std::u16string text = article(state.range(0));
  std::int64_t words = 0;
  for (auto _ : state) {
    const auto document = filigrane::analyze(text, filigrane::committed_resources());
    words += document.value.statistics.words;
    benchmark::DoNotOptimize(document);
  }
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK(analyze_article)->Arg(1)->Arg(30)->Arg(1000)->Unit(benchmark::kMillisecond);

void write_json(benchmark::State& state) {
  const auto document =
      filigrane::analyze(article(state.range(0)), filigrane::committed_resources());
  std::int64_t bytes = 0;
  for (auto _ : state) {
    bytes += static_cast<std::int64_t>(filigrane::to_json(document.value).size());
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(write_json)->Arg(30)->Unit(benchmark::kMillisecond);

}  // namespace
