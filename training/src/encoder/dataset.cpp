#include "encoder/dataset.h"

#include <cstring>
#include <fstream>

#include "corpus.h"

namespace filigrane::training {

Dataset Dataset::read(const std::string& path) {
  const std::string bytes = read_file(path);
  std::size_t at = 0;
  const auto take = [&](auto& array, std::size_t count) {
    array.resize(count);
    std::memcpy(array.data(), bytes.data() + at, count * sizeof(array[0]));
    at += count * sizeof(array[0]);
  };
  std::vector<std::uint32_t> counts;
  Dataset set;
  take(counts, 4);
  set.source = counts[3];
  take(set.sequences, counts[0] + 1);
  take(set.starts, counts[1] + 1);
  take(set.hashes, counts[2]);
  take(set.tags, counts[1]);
  take(set.morphs, counts[1]);
  take(set.names, counts[1]);
  take(set.ends, counts[1]);
  take(set.contracted, counts[1]);
  return set;
}

void Dataset::write(const std::string& path) const {
  std::ofstream file(path, std::ios::binary);
  const auto put = [&](const auto& array) {
    file.write(reinterpret_cast<const char*>(array.data()),
               static_cast<std::streamsize>(array.size() * sizeof(array[0])));
  };
  put(std::vector<std::uint32_t>{static_cast<std::uint32_t>(count()),
                                 static_cast<std::uint32_t>(tokens()),
                                 static_cast<std::uint32_t>(hashes.size()), source});
  put(sequences);
  put(starts);
  put(hashes);
  put(tags);
  put(morphs);
  put(names);
  put(ends);
  put(contracted);
}

void Dataset::index(const RowIndex& index) {
  rows.resize(hashes.size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const auto found = index.find(hashes[i]);
    rows[i] = found == index.end() ? -1 : found->second;
  }
}

}  // namespace filigrane::training
