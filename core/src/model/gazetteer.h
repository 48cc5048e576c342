/// Lists of known names, as hints for the name model.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/automaton.h"

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

class Gazetteer {
 public:
  Gazetteer() = default;
  /// Section "gazetteer" of a bundle; points into it. Keys are folded (append_folded), tokens
  /// parted by one blank where the text has a gap.
  explicit Gazetteer(std::string_view automaton) : names_(automaton) {}

  /// The kinds of a whole name of the lists; 0 for any other.
  std::uint16_t kinds(std::u16string_view name) const;
  /// Hints for each token; only names that begin with a capital or a digit in the text are taken.
  std::vector<NameHint> find(std::u16string_view text, std::span<const Token> tokens) const;

 private:
  Automaton names_;
};

}  // namespace filigrane
