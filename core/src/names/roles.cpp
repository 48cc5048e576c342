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
  explicit RoleFinder(const Surroundings& around) : around_(around), phrases_(around) {}

  std::vector<Role> find() {
    const auto& mentions = around_.document().mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != MentionType::kPer || around_.tokens(i).size() == 0) continue;
      add_titles(i);
      if (const auto before = phrases_.before(i, taken_until_)) {
        const auto other = phrases_.before_phrase(*before, i, taken_until_);
        if (other) take(i, *other, true);
        take(i, *before, true);
      }
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
    if (phrase.needs_others && !next_of(mention, before)) return;
    roles_.push_back({mention, at, gender});
    taken_until_ = std::max(taken_until_, phrase.tokens.end);
    if (!phrase.plural) return;
    // "les senateurs X, Y et Z", "X et Y, chercheurs a Z".
    for (auto next = next_of(mention, before); next; next = next_of(*next, before)) {
      roles_.push_back({*next, at, gender});
    }
  }

  /// The person that a list goes on with, to the right or to the left. Places may stand between:
  /// "Sens. X of Ohio, Y and Z".
  std::optional<std::uint32_t> next_of(std::uint32_t mention, bool right) const {
    const auto& mentions = around_.document().mentions;
    constexpr int kMostBetween = 2;
    std::uint32_t next = mention;
    for (int i = 0; i <= kMostBetween; ++i) {
      if (right ? next + 1 >= mentions.size() : next == 0) return std::nullopt;
      next = right ? next + 1 : next - 1;
      if (mentions[next].type == MentionType::kPer) break;
    }
    if (!coordinated(std::min(mention, next), std::max(mention, next))) return std::nullopt;
    return next;
  }

  /// Between two people there are only a comma, "et", a civility, a place, or a note in brackets.
  bool coordinated(std::uint32_t left, std::uint32_t right) const {
    const auto& mentions = around_.document().mentions;
    if (mentions[right].type != MentionType::kPer || mentions[left].type != MentionType::kPer) {
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

  const Surroundings& around_;
  RolePhrases phrases_;
  std::vector<Role> roles_;
  std::uint32_t taken_until_ = 0;  // tokens before it are part of roles
};

}  // namespace

std::vector<Role> find_roles(const Surroundings& around) { return RoleFinder(around).find(); }

}  // namespace filigrane
