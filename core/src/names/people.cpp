#include <algorithm>
#include <string>
#include <unordered_map>

#include "names/clusters.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Looking further through people of one surname is not worth its time.
constexpr std::size_t kNamesakes = 16;
constexpr std::size_t kLongestName = 8;  // words
constexpr std::uint32_t kNotSeen = 0xFFFFFFFF;

/// One way to write a name.
struct Form {
  std::string key;                 ///< name_key
  std::vector<std::size_t> words;  ///< where they begin in `key`; "jean-luc" is one
  Gender gender = Gender::kUnknown;
  std::uint32_t person = kNotSeen;

  std::string_view from(std::size_t word) const {
    return std::string_view(key).substr(words[word]);
  }
  std::string_view word(std::size_t i) const {
    const std::size_t end = i + 1 < words.size() ? words[i + 1] - 1 : key.size();
    return std::string_view(key).substr(words[i], end - words[i]);
  }
  std::string_view last() const { return from(words.size() - 1); }
};

struct Person {
  Gender gender = Gender::kUnknown;
  std::uint32_t seen = kNotSeen;  ///< its latest mention
  MentionGroup mentions;
};

bool differ(Gender a, Gender b) { return a != Gender::kUnknown && b != Gender::kUnknown && a != b; }

/// One letter more, less or other, at most.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a == b) return true;
  if (a.size() > b.size() + 1) return false;
  std::size_t same = 0;
  while (same < b.size() && a[same] == b[same]) ++same;
  return same > 0 && a.substr(same + 1) == b.substr(a.size() == b.size() ? same + 1 : same);
}

/// The first names of one person: the same, an initial, or a slip ("G\u00E9rald", "G\u00E9rard").
bool same_first_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
  return std::min(a.size(), b.size()) >= 5 && one_letter_apart(a, b);
}

/// All words of the shorter name are in the longer one, in order.
bool runs_through(const Form& shorter, const Form& longer) {
  std::size_t at = 0;
  for (std::size_t i = 1; i + 1 < shorter.words.size(); ++i) {
    while (++at < longer.words.size()) {
      const auto word = longer.word(at);
      if (word == shorter.word(i) || word.substr(0, 1) == shorter.word(i)) break;
    }
    if (at >= longer.words.size()) return false;
  }
  return true;
}

class PeopleGrouper {
 public:
  explicit PeopleGrouper(const Surroundings& around) : around_(around) {}

  std::vector<MentionGroup> group() {
    read_forms();
    join_full_names();
    const auto& mentions = around_.document().mentions;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != MentionType::kPer) continue;
      const std::uint32_t person = person_of(i);
      people_[person].mentions.push_back(i);
      people_[person].seen = i;
    }
    join_aliases();
    std::vector<MentionGroup> groups;
    for (Person& person : people_) {
      if (!person.mentions.empty()) groups.push_back(std::move(person.mentions));
    }
    return groups;
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  void read_forms() {
    const auto& mentions = around_.document().mentions;
    form_of_.assign(mentions.size(), 0);
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].type != MentionType::kPer) continue;
      std::string key = person_key(around_.text_of(mentions[i]));
      Form form;
      for (std::size_t at = 0; at < key.size() && form.words.size() < kLongestName;) {
        form.words.push_back(at);
        at = key.find(' ', at);
        if (at == key.npos) break;
        ++at;
      }
      if (form.words.empty()) form.words.push_back(0);
      form.gender =
          around_.words().of_first_name(to_utf16(std::string_view(key).substr(0, key.find(' '))));
      std::replace(key.begin(), key.end(), '-', ' ');
      const auto [found, fresh] = known.try_emplace(key, static_cast<std::uint32_t>(forms_.size()));
      form_of_[i] = found->second;
      if (fresh) {
        // A first name alone may be someone's surname.
        if (form.words.size() == 1) form.gender = Gender::kUnknown;
        form.key = std::move(key);
        forms_.push_back(std::move(form));
      }
      Form& kept = forms_[found->second];
      if (kept.words.size() > 1 && kept.gender == Gender::kUnknown) {
        kept.gender = around_.civility(i);
      }
    }
  }

  /// Makes people of the names of two words and more, longest first.
  void join_full_names() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < forms_.size(); ++i) {
      if (forms_[i].words.size() > 1) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return forms_[a].words.size() > forms_[b].words.size();
    });
    Index by_last, by_first;
    for (const std::uint32_t i : order) {
      Form& form = forms_[i];
      if (surnames_.contains(form.key)) continue;  // "Le Pen" of "Marine Le Pen"
      std::uint32_t same = kNotSeen;
      auto& namesakes = by_last[std::string(form.last())];
      auto& first_namesakes = by_first[std::string(form.word(0))];
      for (const std::uint32_t other : namesakes) {
        if (agree(form, forms_[other])) same = forms_[other].person;
      }
      for (const std::uint32_t other : first_namesakes) {
        if (same == kNotSeen && misspelt(form, forms_[other])) same = forms_[other].person;
      }
      if (same == kNotSeen) {
        same = add_person(form.gender);
      } else if (people_[same].gender == Gender::kUnknown) {
        people_[same].gender = form.gender;
      }
      form.person = same;
      if (namesakes.size() < kNamesakes) namesakes.push_back(i);
      if (first_namesakes.size() < kNamesakes) first_namesakes.push_back(i);
      index(form);
    }
  }

  static bool agree(const Form& shorter, const Form& longer) {
    return !differ(shorter.gender, longer.gender) &&
           same_first_name(shorter.word(0), longer.word(0)) && runs_through(shorter, longer);
  }

  /// "Eduardo Rodriguez" of "Eduardo Rodriguez Veltze"; or one letter of the surname differs.
  static bool misspelt(const Form& form, const Form& longer) {
    if (longer.key.size() > form.key.size() && longer.key.starts_with(form.key) &&
        longer.key[form.key.size()] == ' ') {
      return true;
    }
    return form.words.size() == longer.words.size() &&
           std::max(form.last().size(), longer.last().size()) >= 5 &&
           one_letter_apart(form.last(), longer.last()) &&
           std::string_view(form.key).substr(0, form.words.back()) ==
               std::string_view(longer.key).substr(0, longer.words.back());
  }

  std::uint32_t add_person(Gender gender) {
    people_.push_back({gender, kNotSeen, {}});
    return static_cast<std::uint32_t>(people_.size() - 1);
  }

  static void add(Index& index, std::string_view key, std::uint32_t person) {
    auto& people = index[std::string(key)];
    if (people.size() < kNamesakes &&
        std::find(people.begin(), people.end(), person) == people.end())
      people.push_back(person);
  }

  /// What may stand for the person later on.
  void index(const Form& form) {
    // "Assad" of "Bachar al-Assad"
    const auto blank = form.last().find(' ');
    if (blank != form.key.npos &&
        (around_.words().find(to_utf16(form.last().substr(0, blank))).kinds &
         NameWords::kParticle)) {
      add(surnames_, form.last().substr(blank + 1), form.person);
    }
    for (std::size_t word = 1; word < form.words.size(); ++word) {
      if (form.from(word).size() > 1) add(surnames_, form.from(word), form.person);
      if (word + 1 < form.words.size() && form.word(word).size() > 2) {
        add(first_names_, form.word(word), form.person);
      }
    }
    if (form.word(0).size() > 1) add(first_names_, form.word(0), form.person);
  }

  /// The one of several that was named last, or the first that will be.
  std::uint32_t nearest(const Index& index, const std::string& key, Gender civility) const {
    const auto found = index.find(key);
    if (found == index.end()) return kNotSeen;
    std::uint32_t best = kNotSeen;
    for (const std::uint32_t person : found->second) {
      if (differ(people_[person].gender, civility)) continue;
      const std::uint32_t seen = people_[person].seen;
      if (best == kNotSeen ||
          (seen != kNotSeen && (people_[best].seen == kNotSeen || people_[best].seen < seen))) {
        best = person;
      }
    }
    return best;
  }

  std::uint32_t person_of(std::uint32_t mention) {
    const Form& form = forms_[form_of_[mention]];
    if (form.person != kNotSeen) return form.person;
    const Gender civility = around_.civility(mention);
    std::uint32_t person = nearest(surnames_, form.key, civility);
    if (person == kNotSeen) person = nearest(first_names_, form.key, civility);
    if (person == kNotSeen) {
      person = add_person(civility);
      add(surnames_, form.key, person);
    } else if (people_[person].gender == Gender::kUnknown) {
      people_[person].gender = civility;
    }
    return person;
  }

  /// "Sean Combs, alias Puff Daddy".
  void join_aliases() {
    const auto& mentions = around_.document().mentions;
    std::vector<std::uint32_t> person_of(mentions.size(), kNotSeen);
    for (std::uint32_t p = 0; p < people_.size(); ++p) {
      for (const std::uint32_t mention : people_[p].mentions) person_of[mention] = p;
    }
    constexpr std::uint32_t kLongestLink = 40;
    for (std::uint32_t i = 0; i + 1 < mentions.size(); ++i) {
      std::uint32_t a = person_of[i], b = person_of[i + 1];
      const Utf16Span between{mentions[i].at.end, mentions[i + 1].at.start};
      if (a == kNotSeen || b == kNotSeen || a == b || between.size() > kLongestLink) continue;
      std::string link = name_key(
          std::u16string_view(around_.document().text).substr(between.start, between.size()));
      std::erase_if(link, [](char c) { return c == ',' || c == '('; });
      const auto from = link.find_first_not_of(' ');
      if (from == link.npos || !around_.words().joins_aliases(std::string_view(link).substr(from)))
        continue;
      if (people_[a].mentions.size() < people_[b].mentions.size()) std::swap(a, b);
      for (const std::uint32_t mention : people_[b].mentions) person_of[mention] = a;
      auto& joined = people_[a].mentions;
      joined.insert(joined.end(), people_[b].mentions.begin(), people_[b].mentions.end());
      std::sort(joined.begin(), joined.end());
      people_[b].mentions.clear();
    }
  }

  const Surroundings& around_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> form_of_;  // of each mention
  std::vector<Person> people_;
  Index surnames_, first_names_;
};

}  // namespace

std::vector<MentionGroup> group_people(const Surroundings& around) {
  return PeopleGrouper(around).group();
}

}  // namespace filigrane
