#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace filigrane {
using Sha256 = std::array<std::uint8_t, 32>;
/// SHA-256 as in FIPS 180-4.
Sha256 sha256(std::string_view bytes);
/// Lower-case hexadecimal.
std::string to_hex(const Sha256& digest);
}  // namespace filigrane
