#include <algorithm>
#include <string>
#include <unordered_map>

#include "names/clusters.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// One name with one type.
struct Body {
  MentionType type;
  std::string key;
  std::u16string_view name;      ///< as first written
  std::uint32_t joined = kNone;  ///< the group that it went to
  MentionGroup mentions;
};

constexpr bool is_capital(char16_t c) { return c >= u'A' && c <= u'Z'; }

/// "ONU", "Bpifrance" is none.
bool is_acronym(std::u16string_view name) {
  return name.size() >= 2 && name.size() <= 8 && std::all_of(name.begin(), name.end(), is_capital);
}

/// The first letters of the words that count: "organisation des nations unies" gives "odnu" and
/// "onu".
std::string initials(std::string_view key, bool short_words) {
  std::string letters;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = key.substr(at, end - at);
    const auto apostrophe = word.find('\'');
    const std::string_view stem =
        apostrophe != word.npos && apostrophe <= 2 ? word.substr(apostrophe + 1) : word;
    if (!stem.empty() && (short_words || stem.size() > 3)) letters += stem.front();
    at = end + 1;
  }
  return letters;
}

/// The letters of the acronym stand in the name in this order, the first at the head of a word.
bool may_stand_for(std::string_view acronym, std::string_view key) {
  std::size_t at = 0;
  for (const char letter : acronym) {
    at = key.find(letter, at);
    if (at == key.npos) return false;
    ++at;
  }
  return key.front() == acronym.front() || key.find(std::string(" ") + acronym.front()) != key.npos;
}

class BodyGrouper {
 public:
  explicit BodyGrouper(const Surroundings& around) : around_(around) {}

  std::vector<MentionGroup> group() {
    read();
    join_bracketed();
    join_acronyms();
    join_short_forms();
    std::vector<MentionGroup> groups;
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      const std::uint32_t to = root(i);
      if (to == i) continue;
      auto& mentions = bodies_[to].mentions;
      mentions.insert(mentions.end(), bodies_[i].mentions.begin(), bodies_[i].mentions.end());
      bodies_[i].mentions.clear();
    }
    for (Body& body : bodies_) {
      if (body.mentions.empty()) continue;
      std::sort(body.mentions.begin(), body.mentions.end());
      groups.push_back(std::move(body.mentions));
    }
    return groups;
  }

 private:
  /// The key without article and legal form: "the bbc", "bbc"; "zeta corp", "zeta".
  std::string key_of(std::u16string_view name) const {
    std::string key = name_key(name);
    for (const std::string_view article : {"le ", "la ", "les ", "l'", "the "}) {
      if (key.size() > article.size() + 1 && key.starts_with(article)) {
        key.erase(0, article.size());
        break;
      }
    }
    const auto blank = key.rfind(' ');
    if (blank != key.npos && has(std::string_view(key).substr(blank + 1), NameWords::kLegal)) {
      key.resize(blank);
    }
    if (const auto same = around_.words().same(key)) return std::string(*same);
    return key;
  }

  bool has(std::string_view word, unsigned kind) const {
    return (around_.words().find(to_utf16(word)).kinds & kind) != 0;
  }

  void read() {
    const auto& mentions = around_.document().mentions;
    body_of_.assign(mentions.size(), kNone);
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
      const MentionType type = mentions[i].type;
      if (type == MentionType::kPer) continue;
      const auto name = around_.text_of(mentions[i]);
      std::string key = key_of(name);
      const auto [found, fresh] = known.try_emplace(std::to_string(static_cast<int>(type)) + key,
                                                    static_cast<std::uint32_t>(bodies_.size()));
      if (fresh) bodies_.push_back({type, std::move(key), name, kNone, {}});
      body_of_[i] = found->second;
      bodies_[found->second].mentions.push_back(i);
    }
  }

  std::uint32_t root(std::uint32_t body) {
    while (bodies_[body].joined != kNone) {
      const std::uint32_t next = bodies_[body].joined;
      if (bodies_[next].joined != kNone) bodies_[body].joined = bodies_[next].joined;
      body = next;
    }
    return body;
  }
  void join(std::uint32_t from, std::uint32_t to) {
    from = root(from);
    to = root(to);
    if (from != to) bodies_[from].joined = to;
  }

  /// "Organisation mondiale de la sant\u00E9 (OMS)", "OMS (Organisation ...)".
  void join_bracketed() {
    const auto& mentions = around_.document().mentions;
    const std::u16string_view text = around_.document().text;
    for (std::uint32_t i = 0; i + 1 < mentions.size(); ++i) {
      const std::uint32_t a = body_of_[i], b = body_of_[i + 1];
      if (a == kNone || b == kNone) continue;
      const std::uint32_t end = mentions[i].at.end, next = mentions[i + 1].at.start;
      if (next != end + 2 || text[end + 1] != u'(') continue;
      const std::uint32_t close = mentions[i + 1].at.end;
      if (close >= text.size() || text[close] != u')') continue;
      const bool first_short = is_acronym(bodies_[a].name);
      if (first_short == is_acronym(bodies_[b].name)) continue;
      const Body& brief = bodies_[first_short ? a : b];
      const Body& full = bodies_[first_short ? b : a];
      if (!brief.key.empty() && !full.key.empty() && may_stand_for(brief.key, full.key)) {
        join(first_short ? a : b, first_short ? b : a);
      }
    }
  }

  /// An acronym of three letters or more goes to the only name with these initials.
  void join_acronyms() {
    std::unordered_map<std::string, std::uint32_t> by_initials;  // kNone: of several
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      if (bodies_[i].key.find(' ') == std::string::npos) continue;
      for (const bool short_words : {false, true}) {
        std::string letters = initials(bodies_[i].key, short_words);
        if (letters.size() < 3) continue;
        const auto [found, fresh] = by_initials.try_emplace(std::move(letters), i);
        if (!fresh && found->second != i) found->second = kNone;
      }
    }
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      if (bodies_[i].joined != kNone || !is_acronym(bodies_[i].name)) continue;
      const auto full = by_initials.find(bodies_[i].key);
      if (full != by_initials.end() && full->second != kNone) join(i, full->second);
    }
  }

  /// "Commission" goes to the only name that begins with it, "Senate" to the one that ends with it.
  void join_short_forms() {
    std::unordered_map<std::string, std::uint32_t> by_word;  // kNone: of several
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      const std::string& key = bodies_[i].key;
      const auto first = key.find(' '), last = key.rfind(' ');
      if (first == key.npos || bodies_[i].type != MentionType::kOrg) continue;
      for (std::string word : {key.substr(0, first), key.substr(last + 1)}) {
        const auto [found, fresh] = by_word.try_emplace(std::move(word), i);
        if (!fresh && found->second != i) found->second = kNone;
      }
    }
    for (std::uint32_t i = 0; i < bodies_.size(); ++i) {
      const Body& body = bodies_[i];
      if (body.joined != kNone || body.type != MentionType::kOrg) continue;
      const auto full = by_word.find(body.key);
      if (full != by_word.end() && full->second != kNone &&
          has(body.key, NameWords::kInstitutionNoun))
        join(i, full->second);
    }
  }

  const Surroundings& around_;
  std::vector<Body> bodies_;
  std::vector<std::uint32_t> body_of_;  // of each mention; kNone for people
};

}  // namespace

std::vector<MentionGroup> group_others(const Surroundings& around) {
  return BodyGrouper(around).group();
}

}  // namespace filigrane
