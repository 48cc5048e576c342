/// What the models see of one token: hashes of its parts, its shape, what the lexicon says.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/lexicon.h"

namespace filigrane {

struct Attributes {
  std::uint32_t lower = 0;   ///< hash in lower case, digits as 0
  std::uint32_t folded = 0;  ///< hash in lower case without accents (append_folded), digits as 0
  std::uint32_t shape = 0;   ///< hash of Xx, XX, x, 9, X-X, … (runs cut to one letter)
  std::array<std::uint32_t, 2> prefix = {};  ///< hashes of the first 2 and 3 letters in lower case
  std::array<std::uint32_t, 3> suffix = {};  ///< hashes of the last 2, 3 and 4 letters
  std::optional<Lexicon::Class> known;       ///< of the lexicon
  UposSet tags = 0;                          ///< what the lexicon allows; 0: not in the lexicon
  /// Which pairs of part of speech and feature bundle the lexicon lists: a hash of the set, the
  /// same for all forms that can be read in the same ways; 0: not in the lexicon.
  std::uint32_t readings = 0;
  bool capital = false;    ///< begins with a capital
  bool has_small = false;  ///< has a small letter
  bool letters = false;    ///< has a letter
};

/// FNV-1a over bytes.
std::uint32_t hash_bytes(std::string_view bytes);
/// Mixes two hashes; the order counts.
constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint32_t h = (a ^ (b + 0x9E3779B9u + (a << 6) + (a >> 2))) * 0x85EBCA6Bu;
  return h ^ h >> 15;
}

/// Attributes of each token, in order. The training programs call this same code.
std::vector<Attributes> attributes_of(std::u16string_view text, std::span<const Token> tokens,
                                      const Lexicon& lexicon);

}  // namespace filigrane
