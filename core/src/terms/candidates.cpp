#include "terms/candidates.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr unsigned kMaxRarity = 15;
constexpr std::size_t kMaxUnits = 4;          // names and words of one candidate, links apart
constexpr std::size_t kMaxUntaggedUnits = 3;  // where a run may hold verbs, short ones are safer

/// A word as written, looked up once for all its places.
struct Form {
  std::uint32_t id = 0;  // of its key: folded, without plural ending
  std::uint8_t rarity = kMaxRarity;
  std::uint8_t letters = 0;  // at most 255 are counted
  bool stop = false, weak = false, link = false, article = false;
  bool capital = false;   // the first letter
  bool caseless = false;  // of a script without capitals
};

class Vocabulary {
 public:
  Vocabulary(const TermData& data, const Rarity* rarity) : data_(data), rarity_(rarity) {}
  const Form& look_up(std::u16string_view word);

 private:
  const TermData& data_;
  const Rarity* rarity_;
  std::unordered_map<std::u16string_view, Form> forms_;
  std::unordered_map<std::string, std::uint32_t> ids_;
};

const Form& Vocabulary::look_up(std::u16string_view word) {
  const auto [found, fresh] = forms_.try_emplace(word);
  Form& form = found->second;
  if (!fresh) return form;
  std::string key;
  append_folded(word, key);
  form.stop = data_.stop.contains(key);
  form.weak = data_.weak.contains(key);
  form.link = data_.link.contains(key);
  form.article = data_.article.contains(key);
  if (rarity_) form.rarity = static_cast<std::uint8_t>(rarity_->of(key));
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.units;
    const auto type = u_charType(static_cast<UChar32>(c.value));
    if (!u_isalpha(static_cast<UChar32>(c.value))) continue;
    if (form.letters == 0) form.capital = type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
    form.caseless = type == U_OTHER_LETTER;
    if (form.letters < 255) ++form.letters;
  }
  strip_plural(key);
  form.id = ids_.try_emplace(std::move(key), static_cast<std::uint32_t>(ids_.size())).first->second;
  return form;
}

enum class Kind : std::uint8_t { kBreak, kNoun, kAdjective, kLink, kArticle, kName };

/// One word, or one name of several.
struct Unit {
  TokenSpan tokens;
  Kind kind = Kind::kBreak;
  const Mention* mention = nullptr;
};

class Finder {
 public:
  Finder(const Document& document, const TermData& data, const Rarity* rarity)
      : document_(document), vocabulary_(data, rarity) {
    tagged_ = std::any_of(document.tokens.begin(), document.tokens.end(),
                          [](const Token& t) { return t.upos != Upos::kX; });
  }
  std::vector<Candidate> find();

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Found {
    std::uint32_t candidate;
    TokenSpan at;
    bool fresh;  // its first place
  };

  const Form& form_of(std::uint32_t token) {
    const Utf16Span at = document_.tokens[token].at;
    return vocabulary_.look_up(std::u16string_view(document_.text).substr(at.start, at.size()));
  }
  void split(const Sentence& sentence);
  Kind kind_of(std::uint32_t token, bool opens_sentence);
  void phrases_from(std::size_t first);
  /// Whether the units [first, last] are more than an accident.
  bool is_term(std::size_t first, std::size_t last);
  void add(std::size_t first, std::size_t last);
  void note_longer();
  void drop_parts();
  /// The words of a stretch of tokens, without articles, as ids; counts them into `candidate`.
  std::u32string key_of(TokenSpan tokens, Candidate& candidate);
  /// The key of the name that an entity goes by, which all its mentions share.
  const std::u32string& key_of_entity(EntityId entity);

  const Document& document_;
  Vocabulary vocabulary_;
  bool tagged_ = false;
  std::size_t mention_ = 0;   // the first that does not end before the token at hand
  std::vector<Unit> units_;   // of the sentence at hand
  std::vector<Found> found_;  // in the sentence at hand
  std::vector<Candidate> candidates_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> longer_;  // of each candidate
  std::unordered_map<std::u32string, std::uint32_t> index_;      // key to candidate
  std::unordered_map<EntityId, std::u32string> entity_keys_;
};

Kind Finder::kind_of(std::uint32_t token, bool opens_sentence) {
  const Form& form = form_of(token);
  if (tagged_) {
    if (form.link) return Kind::kLink;
    if (form.article) return Kind::kArticle;
    const Upos upos = document_.tokens[token].upos;
    if (form.stop || form.letters < 2) return Kind::kBreak;
    if (upos == Upos::kNoun || upos == Upos::kPropn) return Kind::kNoun;
    return upos == Upos::kAdj ? Kind::kAdjective : Kind::kBreak;
  }
  if (form.stop || form.weak) return Kind::kBreak;
  const bool name_like = form.capital && !opens_sentence && form.letters >= 2;
  return form.letters >= 4 || name_like || (form.caseless && form.letters >= 2) ? Kind::kNoun
                                                                                : Kind::kBreak;
}

void Finder::split(const Sentence& sentence) {
  units_.clear();
  const auto& mentions = document_.mentions;
  const auto& tokens = document_.tokens;
  for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end;) {
    while (mention_ < mentions.size() && mentions[mention_].at.end <= tokens[i].at.start) {
      ++mention_;
    }
    Unit unit{{i, i + 1}, Kind::kBreak, nullptr};
    if (mention_ < mentions.size() && mentions[mention_].at.start <= tokens[i].at.start) {
      unit.kind = Kind::kName;
      unit.mention = &mentions[mention_];
      while (unit.tokens.end < sentence.tokens.end &&
             tokens[unit.tokens.end].at.start < unit.mention->at.end) {
        ++unit.tokens.end;
      }
    } else {
      unit.kind = kind_of(i, i == sentence.tokens.start);
    }
    i = unit.tokens.end;
    units_.push_back(unit);
  }
}

bool Finder::is_term(std::size_t first, std::size_t last) {
  const Unit& head = units_[first];
  const Unit& tail = units_[last];
  if (tail.kind == Kind::kLink || tail.kind == Kind::kArticle) return false;
  if (first == last) {
    if (head.kind == Kind::kName) return true;
    const Form& form = form_of(head.tokens.start);
    return head.kind == Kind::kNoun && !form.weak && (form.letters > 2 || form.caseless);
  }
  bool noun = false;
  for (std::size_t i = first; i <= last; ++i) {
    const Unit& unit = units_[i];
    noun = noun || unit.kind == Kind::kNoun || unit.kind == Kind::kName;
    // "le president Dupont" names Dupont, who is a term already.
    const bool person = unit.mention && unit.mention->type == MentionType::kPer;
    if (person && i > first && units_[i - 1].kind != Kind::kLink &&
        units_[i - 1].kind != Kind::kArticle) {
      return false;
    }
  }
  if (head.kind == Kind::kName && units_[first + 1].kind != Kind::kNoun) return false;
  const auto weak = [&](const Unit& unit) {
    return unit.kind != Kind::kName && form_of(unit.tokens.start).weak;
  };
  return noun && !weak(head) && !weak(tail);
}

void Finder::phrases_from(std::size_t first) {
  const Kind opening = units_[first].kind;
  if (opening == Kind::kBreak || opening == Kind::kLink || opening == Kind::kArticle) return;
  std::size_t content = 0;
  const std::size_t most = tagged_ ? kMaxUnits : kMaxUntaggedUnits;
  for (std::size_t last = first; last < units_.size(); ++last) {
    const Kind kind = units_[last].kind;
    if (kind == Kind::kBreak) return;
    // A link stands behind a noun, an article behind a link.
    if (kind == Kind::kLink && units_[last - 1].kind == Kind::kLink) return;
    if (kind == Kind::kArticle && units_[last - 1].kind != Kind::kLink) return;
    content += kind != Kind::kLink && kind != Kind::kArticle;
    if (content > most) return;
    if (is_term(first, last)) add(first, last);
  }
}

std::u32string Finder::key_of(TokenSpan tokens, Candidate& candidate) {
  constexpr char32_t kLinkKey = 0xFFFFFFFF;
  std::u32string key;
  for (std::uint32_t t = tokens.start; t < tokens.end; ++t) {
    const Form& form = form_of(t);
    if (form.article) continue;
    key += form.link ? kLinkKey : form.id;
    if (form.link || form.letters == 0) continue;
    candidate.rarity += form.rarity;
    ++candidate.words;
  }
  return key;
}

const std::u32string& Finder::key_of_entity(EntityId id) {
  const auto [found, fresh] = entity_keys_.try_emplace(id);
  if (!fresh) return found->second;
  const Entity& entity = document_.entities[static_cast<std::size_t>(id)];
  const auto& tokens = document_.tokens;
  for (const std::uint32_t index : entity.mentions) {
    const Utf16Span at = document_.mentions[index].at;
    if (to_utf8(std::u16string_view(document_.text).substr(at.start, at.size())) != entity.name) {
      continue;
    }
    const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token& t) { return t.at.end <= at.start; });
    const auto last = std::partition_point(first, tokens.end(),
                                           [&](const Token& t) { return t.at.start < at.end; });
    Candidate unused;
    found->second = key_of({static_cast<std::uint32_t>(first - tokens.begin()),
                            static_cast<std::uint32_t>(last - tokens.begin())},
                           unused);
    break;
  }
  return found->second;
}

void Finder::add(std::size_t first, std::size_t last) {
  Candidate candidate;
  const TokenSpan at{units_[first].tokens.start, units_[last].tokens.end};
  std::u32string key = key_of(at, candidate);
  if (first == last && units_[first].mention) candidate.entity = units_[first].mention->entity;
  if (candidate.entity != kNoEntity) {
    const std::u32string& name = key_of_entity(candidate.entity);
    if (!name.empty()) key = name;
  }
  candidate.multiword = key.size() > 1;
  const auto [found, fresh] =
      index_.try_emplace(std::move(key), static_cast<std::uint32_t>(candidates_.size()));
  if (fresh) candidates_.push_back(candidate);
  Candidate& known = candidates_[found->second];
  if (known.entity == kNoEntity) known.entity = candidate.entity;
  known.at.push_back(at);
  found_.push_back({found->second, at, fresh});
}

/// For each candidate that the sentence at hand brings, the next longer ones around it.
void Finder::note_longer() {
  constexpr std::size_t kReach = 32;  // candidates around one place lie close together
  longer_.resize(candidates_.size(), {kNone, kNone});
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Found& part = found_[i];
    if (!part.fresh) continue;
    const std::size_t end = std::min(found_.size(), i + kReach);
    std::uint32_t to_right = kNone, to_left = kNone;  // tokens that they are longer by
    for (std::size_t j = i > kReach ? i - kReach : 0; j < end; ++j) {
      const Found& whole = found_[j];
      if (whole.candidate == part.candidate) continue;
      if (whole.at.start == part.at.start && whole.at.end >= part.at.end &&
          whole.at.end - part.at.end < to_right) {
        to_right = whole.at.end - part.at.end;
        longer_[part.candidate].first = whole.candidate;
      } else if (whole.at.end == part.at.end && whole.at.start <= part.at.start &&
                 part.at.start - whole.at.start < to_left) {
        to_left = part.at.start - whole.at.start;
        longer_[part.candidate].second = whole.candidate;
      }
    }
  }
}

/// A part that has as many places as a longer candidate around its first one stands nowhere else.
void Finder::drop_parts() {
  std::vector<bool> drop(candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const std::size_t places = candidates_[i].at.size();
    for (const std::uint32_t whole : {longer_[i].first, longer_[i].second}) {
      const bool same = whole != kNone && candidates_[whole].at.size() == places;
      drop[i] = drop[i] || (same && candidates_[i].entity == kNoEntity);
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (drop[i]) continue;
    if (kept != i) candidates_[kept] = std::move(candidates_[i]);
    ++kept;
  }
  candidates_.resize(kept);
}

std::vector<Candidate> Finder::find() {
  std::size_t block = 0;
  const auto& blocks = document_.blocks;
  for (const Sentence& sentence : document_.sentences) {
    while (block < blocks.size() && blocks[block].at.end <= sentence.at.start) ++block;
    if (block < blocks.size() && !is_content(blocks[block].kind)) continue;
    split(sentence);
    found_.clear();
    for (std::size_t first = 0; first < units_.size(); ++first) phrases_from(first);
    note_longer();
  }
  drop_parts();
  return std::move(candidates_);
}

}  // namespace

std::vector<Candidate> find_candidates(const Document& document, const TermData& data,
                                       const Rarity* rarity) {
  return Finder(document, data, rarity).find();
}

}  // namespace filigrane
