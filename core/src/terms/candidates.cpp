#include "terms/candidates.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

#include "text/chars.h"
#include "text/fold.h"

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

  const Document& document_;
  Vocabulary vocabulary_;
  bool tagged_ = false;
  std::size_t mention_ = 0;  // the first that does not end before the token at hand
  std::vector<Unit> units_;  // of the sentence at hand
  std::vector<Candidate> candidates_;
  std::unordered_map<std::u32string, std::uint32_t> index_;  // key to candidate
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

void Finder::add(std::size_t first, std::size_t last) {
  constexpr char32_t kEntityKey = 0xFFFFFFFF, kLinkKey = 0xFFFFFFFE;
  const TokenSpan at{units_[first].tokens.start, units_[last].tokens.end};
  const EntityId entity =
      first == last && units_[first].mention ? units_[first].mention->entity : kNoEntity;
  std::u32string key;
  unsigned rarity = 0, words = 0;
  if (entity != kNoEntity) key = {kEntityKey, static_cast<char32_t>(entity)};
  for (std::size_t i = first; i <= last; ++i) {
    for (std::uint32_t t = units_[i].tokens.start; t < units_[i].tokens.end; ++t) {
      const Form& form = form_of(t);
      if (form.article) continue;
      if (entity == kNoEntity) key += form.link ? kLinkKey : form.id;
      if (form.link || form.letters == 0) continue;
      rarity += form.rarity;
      ++words;
    }
  }
  const auto [found, fresh] =
      index_.try_emplace(std::move(key), static_cast<std::uint32_t>(candidates_.size()));
  if (fresh) candidates_.push_back({entity, at.size() > 1, rarity, words, {}});
  candidates_[found->second].at.push_back(at);
}

std::vector<Candidate> Finder::find() {
  std::size_t block = 0;
  const auto& blocks = document_.blocks;
  for (const Sentence& sentence : document_.sentences) {
    while (block < blocks.size() && blocks[block].at.end <= sentence.at.start) ++block;
    if (block < blocks.size() && !is_content(blocks[block].kind)) continue;
    split(sentence);
    for (std::size_t first = 0; first < units_.size(); ++first) phrases_from(first);
  }
  return std::move(candidates_);
}

}  // namespace

std::vector<Candidate> find_candidates(const Document& document, const TermData& data,
                                       const Rarity* rarity) {
  return Finder(document, data, rarity).find();
}

}  // namespace filigrane
