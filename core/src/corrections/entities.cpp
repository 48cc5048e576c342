#include <algorithm>
#include <string>

#include "corrections/corrections.h"
#include "corrections/each.h"
#include "corrections/same_words.h"
#include "names/clusters.h"
#include "names/overrule.h"

namespace filigrane {
namespace {

/// The mentions of one entity, and what the user calls it.
struct Group {
  MentionGroup mentions;
  std::string name;  ///< empty: as the text calls it
  bool by_user = false;
};

class EntityCorrector {
 public:
  explicit EntityCorrector(Document& document) : document_(document) {
    for (Entity& entity : document.entities) groups_.push_back({entity.mentions, {}, false});
    for (const Mention& mention : document.mentions) {
      group_of_.push_back(static_cast<std::size_t>(mention.entity));
    }
  }

  bool apply(const Correction& correction) {
    const std::uint32_t mention = mention_touching(document_, correction.at);
    if (mention == document_.mentions.size()) return false;
    switch (correction.op) {
      case Correction::Op::kSame:
        return correction.with && join(mention, *correction.with);
      case Correction::Op::kApart:
        part(mention, correction.everywhere);
        return true;
      default:
        groups_[group_of_[mention]].name = correction.value;
        groups_[group_of_[mention]].by_user = true;
        return true;
    }
  }

  void write(const NameWords& words) {
    std::erase_if(groups_, [](const Group& group) { return group.mentions.empty(); });
    const auto first = [](const Group& group) { return group.mentions.front(); };
    for (Group& group : groups_) std::sort(group.mentions.begin(), group.mentions.end());
    std::sort(groups_.begin(), groups_.end(),
              [&](const Group& a, const Group& b) { return first(a) < first(b); });
    std::vector<MentionGroup> groups;
    for (const Group& group : groups_) groups.push_back(group.mentions);
    describe_entities(document_, Surroundings(document_, words), std::move(groups));
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (!groups_[i].by_user) continue;
      document_.entities[i].source = Source::kUser;
      if (!groups_[i].name.empty()) call(groups_[i].name, document_.entities[i]);
    }
  }

 private:
  /// The entity of `mention` becomes that of the name at `with`, of its type.
  bool join(std::uint32_t mention, Utf16Span with) {
    const std::uint32_t other = mention_touching(document_, with);
    if (other == document_.mentions.size()) return false;
    const std::size_t from = group_of_[mention], to = group_of_[other];
    groups_[to].by_user = true;
    if (from == to) return true;
    const MentionType type = document_.mentions[other].type;
    for (const std::uint32_t moved : groups_[from].mentions) {
      group_of_[moved] = to;
      Mention& each = document_.mentions[moved];
      if (each.type == type) continue;
      overrule(each, type, Reason::kUser);
      each.source = Source::kUser;
    }
    auto& mentions = groups_[to].mentions;
    mentions.insert(mentions.end(), groups_[from].mentions.begin(), groups_[from].mentions.end());
    groups_[from].mentions.clear();
    if (groups_[to].name.empty()) groups_[to].name = std::move(groups_[from].name);
    return true;
  }

  void part(std::uint32_t mention, bool everywhere) {
    const std::size_t from = group_of_[mention];
    const std::u16string words = words_of(mention);
    Group apart;
    apart.by_user = true;
    std::erase_if(groups_[from].mentions, [&](std::uint32_t each) {
      const bool goes = each == mention || (everywhere && words_of(each) == words);
      if (goes) apart.mentions.push_back(each);
      return goes;
    });
    groups_[from].by_user = true;
    if (groups_[from].mentions.empty()) apart.name = std::move(groups_[from].name);
    for (const std::uint32_t each : apart.mentions) group_of_[each] = groups_.size();
    groups_.push_back(std::move(apart));
  }

  std::u16string words_of(std::uint32_t mention) const {
    const Utf16Span at = document_.mentions[mention].at;
    return plain_words(std::u16string_view(document_.text).substr(at.start, at.size()));
  }

  /// What the text calls it stays among the other forms.
  static void call(const std::string& name, Entity& entity) {
    if (entity.name == name) return;
    entity.aliases.insert(entity.aliases.begin(), std::move(entity.name));
    std::erase(entity.aliases, name);
    entity.name = name;
  }

  Document& document_;
  std::vector<Group> groups_;
  std::vector<std::size_t> group_of_;  // of each mention
};

}  // namespace

void correct_entities(Document& document, const NameWords& words) {
  const std::initializer_list<Correction::Op> ops = {Correction::Op::kSame, Correction::Op::kApart,
                                                     Correction::Op::kRename};
  const auto concerns = [&](const Correction& each) { return is_one_of(each, ops); };
  if (std::none_of(document.corrections.begin(), document.corrections.end(), concerns)) return;
  EntityCorrector corrector(document);
  for_each_correction(document, ops,
                      [&](const Correction& correction) { return corrector.apply(correction); });
  corrector.write(words);
}

}  // namespace filigrane
