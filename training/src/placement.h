/// Makes the tables that HashedRows (core/src/model/features.h) reads.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace filigrane::training {

/// Where each key stands: the pilots of the buckets, and keys by row (-1: free).
struct Placement {
  std::vector<std::uint16_t> pilots;
  std::vector<std::int32_t> keys;
};

/// Hash and displace, in as few rows as have been found to do. The keys are hashes, each once.
Placement place(const std::vector<std::uint32_t>& keys);
/// The low bytes of all pilots, then the high bytes.
void append_pilots(const Placement& placed, std::string& out);

}  // namespace filigrane::training
