/// Lists of known names, as hints for the name model.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// What kinds of thing a name can be, one bit each. The order is part of the model format.
enum NameKind : std::uint16_t {
  kGivenName = 1 << 0,
  kFamilyName = 1 << 1,
  kTown = 1 << 2,
  kCountry = 1 << 3,
  kPlace = 1 << 4,  ///< region, river, mountain, building, …
  kCompany = 1 << 5,
  kInstitution = 1 << 6,
  kMedium = 1 << 7,
  kWork = 1 << 8,    ///< work, product
  kPerson = 1 << 9,  ///< a whole name of somebody known
  kClub = 1 << 10,
  kEvent = 1 << 11,
};
inline constexpr int kNameKinds = 12;

/// For each token: the kinds of the longest listed name that covers it, and where in it it stands.
struct NameHint {
  std::uint16_t kinds = 0;
  bool begins = false;  ///< first token of the name
  bool ends = false;    ///< last token of the name
};

/// The names are not kept, only a hash of each: one in 65,536 others is taken for one of them.
/// Names are folded (append_folded), their tokens parted by one blank where the text has a gap.
class Gazetteer {
 public:
  /// Section "gazetteer" of a bundle (docs/model-format.md); copies it.
  static std::optional<Gazetteer> read(std::string_view section);

  static constexpr std::uint32_t kEmptyName = 0x811C9DC5u;
  /// The hash of a name and one more byte (FNV-1a, as hash_bytes).
  static constexpr std::uint32_t extend(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<std::uint8_t>(byte)) * 0x01000193u;
  }
  /// Tells the name of a row from others that lead there.
  static constexpr std::uint16_t check(std::uint32_t hash) {
    return static_cast<std::uint16_t>((hash ^ hash >> 15) * 0x2C1B3C6Du >> 16);
  }

  /// The kinds of a whole name of the lists; 0 for any other.
  std::uint16_t kinds(std::u16string_view name) const;
  /// Hints for each token; only names that begin with a capital or a digit in the text are taken.
  std::vector<NameHint> find(std::u16string_view text, std::span<const Token> tokens) const;

 private:
  std::uint16_t kinds_of(std::uint32_t hash) const;

  std::vector<std::uint16_t> sets_;    // of kinds; the first is empty
  std::vector<std::uint16_t> pilots_;  // HashedRows
  std::vector<std::uint16_t> checks_;  // of each row
  std::vector<std::uint8_t> set_of_;   // of each row; 0: free
};

}  // namespace filigrane
