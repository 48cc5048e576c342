#include "names/pairs.h"

#include <unicode/uchar.h>

#include <optional>

#include "text/chars.h"

namespace filigrane {
namespace {

constexpr std::uint16_t kPlaces = kCountry | kTown | kPlace;
constexpr std::uint16_t kOrganisations = kCompany | kInstitution | kMedium | kClub;
constexpr std::uint16_t kSides = kCountry | kClub | kCompany | kInstitution;

/// Where the one hyphen inside `name` stands.
std::optional<std::size_t> only_hyphen(std::u16string_view name) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_blank(name[i])) return {};
    if (!is_hyphen(name[i]) && name[i] != 0x2013) continue;
    if (found || i == 0 || i + 1 == name.size()) return {};
    found = i;
  }
  return found;
}

/// The type of one side: that of the pair where the lists allow it.
MentionType type_of(std::uint16_t kinds, MentionType pair) {
  const bool place = (kinds & kPlaces) != 0, organisation = (kinds & kOrganisations) != 0;
  if (place && (pair == MentionType::kLoc || !organisation)) return MentionType::kLoc;
  return MentionType::kOrg;
}

}  // namespace

std::vector<Mention> split_pairs(std::u16string_view text, std::span<const Mention> mentions,
                                 const Gazetteer& gazetteer) {
  std::vector<Mention> result;
  result.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    const auto name = text.substr(mention.at.start, mention.at.size());
    result.push_back(mention);
    const auto hyphen = only_hyphen(name);
    if (!hyphen || !u_isupper(name[*hyphen + 1])) continue;
    const std::uint16_t left = gazetteer.kinds(name.substr(0, *hyphen)),
                        right = gazetteer.kinds(name.substr(*hyphen + 1));
    if (!(left & kSides) || !(right & kSides) || gazetteer.kinds(name) != 0) continue;
    result.back().reason = Reason::kList;
    result.back().runner_up.reset();
    const auto middle = mention.at.start + static_cast<std::uint32_t>(*hyphen);
    result.back().at.end = middle;
    result.back().type = type_of(left, mention.type);
    result.push_back(result.back());
    result.back().at = {middle + 1, mention.at.end};
    result.back().type = type_of(right, mention.type);
  }
  return result;
}

}  // namespace filigrane
