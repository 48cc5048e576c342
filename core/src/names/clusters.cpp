#include "names/clusters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>

#include "names/gender.h"
#include "names/roles.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Nobody has more, but for texts made to be hard.
constexpr std::size_t kMostRoles = 12;

std::u16string_view without_possessive(std::u16string_view name) {
  if (name.size() > 2 && name.back() == u's' && is_apostrophe(name[name.size() - 2])) {
    name.remove_suffix(2);
  }
  return name;
}

/// How full a form of a name is: words first, then whether most letters are small, then length.
std::array<std::size_t, 3> fullness(std::u16string_view name) {
  const auto blanks =
      std::count_if(name.begin(), name.end(), [](char16_t c) { return is_blank(c); });
  std::string as_written, lower;
  append_utf8(name, as_written);
  append_lower(name, lower);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < std::min(as_written.size(), lower.size()); ++i) {
    kept += as_written[i] == lower[i] && as_written[i] != ' ';
  }
  return {static_cast<std::size_t>(blanks), 2 * kept > name.size(), name.size()};
}

void add_forms(const Surroundings& around, Entity& entity) {
  std::vector<std::u16string_view> forms;
  std::unordered_set<std::u16string_view> known;
  for (const std::uint32_t mention : entity.mentions) {
    const auto form = without_possessive(around.text_of(around.document().mentions[mention]));
    if (known.insert(form).second) forms.push_back(form);
  }
  const auto fullest = std::max_element(
      forms.begin(), forms.end(),
      [](std::u16string_view a, std::u16string_view b) { return fullness(a) < fullness(b); });
  entity.name = to_utf8(*fullest);
  forms.erase(fullest);
  for (const auto form : forms) entity.aliases.push_back(to_utf8(form));
}

/// Each role once, whatever its case, and none that another one says with more words.
void add_roles(const Surroundings& around, std::span<const Role> roles, Entity& entity) {
  std::vector<std::string> keys;
  for (const std::uint32_t mention : entity.mentions) {
    auto role = std::lower_bound(roles.begin(), roles.end(), mention,
                                 [](const Role& r, std::uint32_t m) { return r.mention < m; });
    for (; role != roles.end() && role->mention == mention; ++role) {
      if (keys.size() == kMostRoles) return;
      const auto text =
          std::u16string_view(around.document().text).substr(role->at.start, role->at.size());
      std::string key = " ";
      append_folded(text, key);
      key += ' ';
      const auto says = [](const std::string& a, const std::string& b) {
        return a.find(b) != a.npos;
      };
      if (std::any_of(keys.begin(), keys.end(), [&](const auto& k) { return says(k, key); })) {
        continue;
      }
      const auto shorter =
          std::find_if(keys.begin(), keys.end(), [&](const auto& k) { return says(key, k); });
      if (shorter != keys.end()) {
        entity.roles[static_cast<std::size_t>(shorter - keys.begin())] = to_utf8(text);
        *shorter = std::move(key);
      } else {
        entity.roles.push_back(to_utf8(text));
        keys.push_back(std::move(key));
      }
    }
  }
}

}  // namespace

std::vector<MentionGroup> group_mentions(const Surroundings& around) {
  auto groups = group_people(around);
  auto others = group_others(around);
  groups.insert(groups.end(), std::make_move_iterator(others.begin()),
                std::make_move_iterator(others.end()));
  return groups;
}

void describe_entities(Document& document, const Surroundings& around,
                       std::vector<MentionGroup> groups) {
  std::sort(groups.begin(), groups.end(),
            [](const MentionGroup& a, const MentionGroup& b) { return a.front() < b.front(); });
  const auto type = [&](const MentionGroup& group) {
    return document.mentions[group.front()].type;
  };
  std::vector<MentionGroup> people;
  for (const MentionGroup& group : groups) {
    if (type(group) == MentionType::kPer) people.push_back(group);
  }
  const auto roles = find_roles(around);
  const auto genders = find_genders(around, people, roles);
  auto gender = genders.begin();
  std::vector<Entity> entities;
  for (MentionGroup& group : groups) {
    Entity& entity = entities.emplace_back();
    entity.type = type(group);
    entity.mentions = std::move(group);
    add_forms(around, entity);
    if (entity.type != MentionType::kPer) continue;
    entity.gender = *gender++;
    add_roles(around, roles, entity);
  }
  document.entities = std::move(entities);
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    for (const std::uint32_t mention : document.entities[i].mentions) {
      document.mentions[mention].entity = static_cast<EntityId>(i);
    }
  }
}

void cluster_mentions(Document& document, const NameWords& words) {
  const Surroundings around(document, words);
  describe_entities(document, around, group_mentions(around));
}

}  // namespace filigrane
