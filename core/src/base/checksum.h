#pragma once
#include <cstdint>
#include <string_view>

namespace filigrane {

/// Over 64-bit little-endian words, the last one filled with zeros, and the count of bytes: each is
/// mixed in by a step of SplitMix64 (Steele, Lea, Flood 2014). It finds damage, not malice: any
/// change within one word changes it.
std::uint64_t checksum(std::string_view bytes);

}  // namespace filigrane
