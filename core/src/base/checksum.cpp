#include "base/checksum.h"

#include <bit>
#include <cstring>

namespace filigrane {
namespace {

constexpr std::uint64_t kFactor = 0xBF58476D1CE4E5B9;
constexpr std::size_t kWord = sizeof(std::uint64_t);

/// `count` bytes as a number, the lowest first.
std::uint64_t word_at(const char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, count);
  } else {
    for (std::size_t i = 0; i < count; ++i) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
  }
  return word;
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = 0;
  const auto take = [&](std::uint64_t word) {
    sum = (sum ^ word) * kFactor;
    sum ^= sum >> 32;
  };
  std::size_t at = 0;
  // The whole words with a fixed count: each is then read in one go.
  for (; at + kWord <= bytes.size(); at += kWord) {
    take(word_at(bytes.data() + at, kWord));
  }
  take(word_at(bytes.data() + at, bytes.size() - at));
  take(bytes.size());
  return sum;
}

}  // namespace filigrane
