#include "names/roles.h"

#include <algorithm>
#include <optional>

#include "names/role_phrase.h"
#include "text/chars.h"

namespace filigrane {
namespace {

/// Finds roles mention by mention, in text order. A word is part of one role at most.
class RoleFinder {
 public:
  explicit RoleFinder(Surroundings& around) : around_(around), phrases_(around) {}

  std::vector<Role> find() {
    const auto& mentions = around_.document().mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != MentionType::kPer || around_.tokens(i).size() == 0) continue;
      add_titles(i);
      if (const auto before = phrases_.before(i, taken_until_)) take(i, *before, true);
      if (const auto after = phrases_.after(i)) take(i, *after, false);
    }
    std::stable_sort(roles_.begin(), roles_.end(),
                     [](const Role& a, const Role& b) { return a.mention < b.mention; });
    return std::move(roles_);
  }

 private:
  /// "Dr", "Me", "Sir".
  void add_titles(std::uint32_t mention) {
    for (std::uint32_t i = around_.first_with_titles(mention); i < around_.tokens(mention).start;
         ++i) {
      if (around_.is(i, NameWords::kTitle)) {
        roles_.push_back({mention, around_.document().tokens[i].at, around_.word(i).gender});
      }
    }
  }

  void take(std::uint32_t mention, const RolePhrase& phrase, bool before) {
    const auto& tokens = around_.document().tokens;
    const Utf16Span at{tokens[phrase.tokens.start].at.start, tokens[phrase.tokens.end - 1].at.end};
    const Gender gender = phrase.plural ? Gender::kUnknown : phrase.gender;
    // "..., des ingenieurs, Hegseth": one name is not several people.
    const std::uint32_t other = before ? mention + 1 : mention - 1;
    if (phrase.plural && (other >= around_.document().mentions.size() ||
                          !coordinated(std::min(mention, other), std::max(mention, other)))) {
      return;
    }
    roles_.push_back({mention, at, gender});
    taken_until_ = std::max(taken_until_, phrase.tokens.end);
    if (!phrase.plural) return;
    // "les senateurs X, Y et Z", "X et Y, chercheurs a Z".
    for (std::uint32_t i = mention; before ? i + 1 < around_.document().mentions.size() : i > 0;) {
      const std::uint32_t next = before ? i + 1 : i - 1;
      if (!coordinated(std::min(i, next), std::max(i, next))) break;
      roles_.push_back({next, at, gender});
      i = next;
    }
  }

  /// Between two people there are only a comma, "et", a civility, or a note in brackets.
  bool coordinated(std::uint32_t left, std::uint32_t right) {
    const auto& mentions = around_.document().mentions;
    if (mentions[left].type != MentionType::kPer || mentions[right].type != MentionType::kPer) {
      return false;
    }
    constexpr std::uint32_t kLongestLink = 8;  // tokens
    const std::uint32_t from = around_.tokens(left).end, to = around_.tokens(right).start;
    if (to <= from || to - from > kLongestLink) return false;
    bool bracket = false;
    for (std::uint32_t i = from; i < to; ++i) {
      const auto word = around_.text(i);
      if (word == u"(" || word == u")") {
        bracket = word == u"(";
      } else if (!bracket && word != u"," && around_.upos(i) != Upos::kCconj &&
                 around_.upos(i) != Upos::kAdp && !around_.mention_at(i) &&
                 !around_.is(i, NameWords::kCivility | NameWords::kTitle)) {
        return false;
      }
    }
    return true;
  }

  Surroundings& around_;
  RolePhrases phrases_;
  std::vector<Role> roles_;
  std::uint32_t taken_until_ = 0;  // tokens before it are part of roles
};

}  // namespace

std::vector<Role> find_roles(Surroundings& around) { return RoleFinder(around).find(); }

}  // namespace filigrane
