#include "names/gender.h"

#include <algorithm>

#include "tagging/feats.h"
#include "text/chars.h"

namespace filigrane {
namespace {

/// How much each sign counts. Masculine forms also stand for women ("le ministre"), so they count
/// less; one pronoun alone may be someone else.
enum Weight : int {
  kCivility = 20,
  kFirstName = 8,
  kFeminineRole = 6,
  kFeminineParticiple = 5,
  kMasculineRole = 3,
  kMasculineParticiple = 2,
  kPronoun = 2,
};
// More pronouns than these say no more.
constexpr int kMostForPronouns = 4;

struct Votes {
  int feminine = 0, masculine = 0;  // without pronouns
  int pronouns = 0;                 // positive: feminine
  void add(Gender gender, int for_feminine, int for_masculine) {
    if (gender == Gender::kFeminine) feminine += for_feminine;
    if (gender == Gender::kMasculine) masculine += for_masculine;
  }
  Gender decide() const {
    if (feminine >= 2 * masculine && feminine > 0) return Gender::kFeminine;
    if (masculine >= 2 * feminine && masculine > 0) return Gender::kMasculine;
    return Gender::kUnknown;
  }
};

Gender gender_of_feats(const std::string& feats) {
  if (has_feature(feats, "Gender=Fem")) return Gender::kFeminine;
  return has_feature(feats, "Gender=Masc") ? Gender::kMasculine : Gender::kUnknown;
}

class GenderFinder {
 public:
  explicit GenderFinder(const Surroundings& around) : around_(around) {}

  Votes of_mention(std::uint32_t mention) {
    Votes votes;
    votes.add(around_.civility(mention), kCivility, kCivility);
    const TokenSpan at = around_.tokens(mention);
    if (at.size() == 0) return votes;
    // A single word may be a surname ("Martin").
    const int weight = at.size() > 1 ? kFirstName : kPronoun;
    votes.add(around_.words().of_first_name(around_.text(at.start)), weight, weight);
    add_participle(at.end, around_.block(mention).end, votes);
    add_pronouns(mention, votes);
    return votes;
  }

 private:
  /// "Jeanne Durand est arriv\u00E9e", "s'est dite".
  void add_participle(std::uint32_t token, std::uint32_t end, Votes& votes) {
    const auto& tokens = around_.document().tokens;
    bool to_be = false;
    for (std::uint32_t i = token; i < end && i < token + 5; ++i) {
      const Upos upos = tokens[i].upos;
      if (upos == Upos::kAux) {
        to_be = to_be || tokens[i].lemma == "\xC3\xAAtre";
      } else if (upos == Upos::kVerb || upos == Upos::kAdj) {
        if (to_be) {
          votes.add(gender_of_feats(tokens[i].feats), kFeminineParticiple, kMasculineParticiple);
        }
        return;
      } else if (upos != Upos::kPron && upos != Upos::kAdv) {
        return;
      }
    }
  }

  /// "elle", "she" soon behind, where no one else is named before.
  void add_pronouns(std::uint32_t mention, Votes& votes) {
    const auto& tokens = around_.document().tokens;
    constexpr std::uint32_t kReach = 25;  // tokens
    const std::uint32_t from = around_.tokens(mention).end;
    const std::uint32_t last = std::min(around_.block(mention).end, from + kReach);
    for (std::uint32_t i = from; i < last; ++i) {
      if (around_.in_person(i)) return;
      if (tokens[i].upos != Upos::kPron && tokens[i].upos != Upos::kDet) continue;
      const Gender gender = around_.word(i).pronoun;
      if (gender == Gender::kUnknown) continue;
      votes.pronouns += gender == Gender::kFeminine ? kPronoun : -kPronoun;
      return;
    }
  }

  const Surroundings& around_;
};

}  // namespace

std::vector<Gender> find_genders(const Surroundings& around, std::span<const MentionGroup> people,
                                 std::span<const Role> roles) {
  GenderFinder finder(around);
  std::vector<Gender> genders;
  for (const MentionGroup& person : people) {
    Votes votes;
    for (const std::uint32_t mention : person) {
      const Votes more = finder.of_mention(mention);
      votes.feminine += more.feminine;
      votes.masculine += more.masculine;
      votes.pronouns += more.pronouns;
      auto role = std::lower_bound(roles.begin(), roles.end(), mention,
                                   [](const Role& r, std::uint32_t m) { return r.mention < m; });
      for (; role != roles.end() && role->mention == mention; ++role) {
        votes.add(role->gender, kFeminineRole, kMasculineRole);
      }
    }
    const int pronouns = std::clamp(votes.pronouns, -kMostForPronouns, kMostForPronouns);
    votes.feminine += std::max(pronouns, 0);
    votes.masculine += std::max(-pronouns, 0);
    genders.push_back(votes.decide());
  }
  return genders;
}

}  // namespace filigrane
