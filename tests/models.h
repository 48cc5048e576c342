/// The committed models, as the tests, fuzzers and benchmarks load them.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The bytes of a file of the project; the program ends where there is none.
/// @param path  from the root of the project
inline std::string source_file(std::string_view path) {
  const std::string whole = std::string(FILIGRANE_SOURCE_DIR "/").append(path);
  std::ifstream file(whole, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", whole.c_str());
    std::abort();
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The bundles of models/, one for each language.
inline std::vector<std::string> committed_models() {
  return {source_file("models/en.bin"), source_file("models/fr.bin")};
}

/// These, loaded once; the program ends where they are not sound.
inline const Resources& committed_resources() {
  static const auto kLoaded = [] {
    const std::vector<std::string> files = committed_models();
    const std::vector<std::string_view> bundles(files.begin(), files.end());
    auto loaded = load_resources(bundles);
    if (!loaded.status.ok()) {
      std::fprintf(stderr, "%s\n", loaded.status.detail.c_str());
      std::abort();
    }
    return std::move(loaded.value);
  }();
  return *kLoaded;
}

}  // namespace filigrane
