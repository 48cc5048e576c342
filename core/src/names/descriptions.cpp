#include "names/descriptions.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Roles with one word that are compared.
constexpr std::size_t kMostAlike = 64;

/// Folded, without the sign of a plural.
std::string stem(std::u16string_view word) {
  std::string key;
  append_folded(word, key);
  if (key.size() > 3 && key.back() == 's') key.pop_back();
  return key;
}

/// Calls `take` with each word.
template <class Take>
void for_each_word(std::u16string_view text, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end]) && !is_apostrophe(text[end])) ++end;
    if (end > at) take(text.substr(at, end - at));
    at = end + 1;
  }
}

/// The key of all roles that may stand for each other; no word is written so.
std::string like_key(std::uint8_t like) { return {'\0', static_cast<char>(like)}; }

}  // namespace

bool Descriptions::Role::has(const std::string& word) const {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Descriptions::Descriptions(const Document& document, const NameWords& words) : words_(words) {
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    for (const std::string& each : document.entities[i].roles) {
      Role role{static_cast<EntityId>(i), {}};
      for_each_word(to_utf16(each), [&](std::u16string_view word) {
        role.words.push_back(stem(word));
        // French has the word of the role in front, English at the end of the first part.
        const NameWords::Word known = words_.find(word);
        if (known.like != 0 && (role.like == 0 || !words_.head_first())) {
          role.like = known.like;
          role.also = known.also;
        } else if (known.like == 0 && u_isupper(word.front())) {
          role.names = true;
        }
      });
      for (const std::string& word : role.words) add(word, roles_.size());
      if (role.like != 0) add(like_key(role.like), roles_.size());
      roles_.push_back(std::move(role));
    }
  }
}

void Descriptions::add(std::string key, std::size_t role) {
  auto& roles = by_word_[std::move(key)];
  if (roles.size() < kMostAlike) roles.push_back(role);
}

EntityId Descriptions::find(std::u16string_view noun, std::span<const std::u16string_view> others,
                            EntityId likely) const {
  std::vector<std::string> words;
  for (const std::u16string_view other : others) {
    for_each_word(other, [&](std::u16string_view word) { words.push_back(stem(word)); });
  }
  const NameWords::Word known = words_.find(noun);
  const bool is_role = (known.kinds & (NameWords::kRole | NameWords::kTitle)) != 0;
  const EntityId same = same_noun(stem(noun), is_role, words, likely);
  if (same != kNoEntity) return same;
  return like_noun(known.like, words, likely);
}

EntityId Descriptions::same_noun(const std::string& noun, bool is_role,
                                 std::span<const std::string> others, EntityId likely) const {
  const auto found = by_word_.find(noun);
  if (found == by_word_.end()) return kNoEntity;
  EntityId best = kNoEntity;
  std::ptrdiff_t most = -1;
  for (const std::size_t i : found->second) {
    const Role& role = roles_[i];
    // "la société" is not the president of it.
    const bool first =
        role.words.front() == noun && (words_.head_first() || role.words.size() == 1);
    if (!is_role && !first) continue;
    const auto shared = std::count_if(others.begin(), others.end(),
                                      [&](const std::string& word) { return role.has(word); });
    if (shared == 0 && !others.empty() && role.words.size() > 1) continue;
    const std::ptrdiff_t score = 2 * shared + (role.person == likely ? 1 : 0);
    if (score == most && role.person != best) best = kNoEntity;
    if (score <= most) continue;
    most = score;
    best = role.person;
  }
  return best;
}

bool Descriptions::may_be(EntityId person, std::uint8_t like) const {
  const auto before = [](const Role& role, EntityId id) { return role.person < id; };
  auto at = std::lower_bound(roles_.begin(), roles_.end(), person, before);
  for (; at != roles_.end() && at->person == person; ++at) {
    if (!at->names && (at->like == like || at->also == like)) return true;
  }
  return false;
}

EntityId Descriptions::like_noun(std::uint8_t like, std::span<const std::string> others,
                                 EntityId likely) const {
  if (like == 0) return kNoEntity;
  if (may_be(likely, like)) return likely;
  const auto found = by_word_.find(like_key(like));
  if (found == by_word_.end()) return kNoEntity;
  EntityId one = kNoEntity;
  bool several = false;
  for (const std::size_t i : found->second) {
    const Role& role = roles_[i];
    const bool fits = std::all_of(others.begin(), others.end(),
                                  [&](const std::string& word) { return role.has(word); });
    if (!fits) continue;
    several = several || (one != kNoEntity && one != role.person);
    one = role.person;
  }
  return several ? kNoEntity : one;
}

}  // namespace filigrane
