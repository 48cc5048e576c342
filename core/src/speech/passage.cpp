#include "speech/passage.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::size_t kLongestForm = 20;
constexpr std::size_t kLongestPhrase = 300;  // units; longer sentences are read in parts

class Reader {
 public:
  Reader(const Document& document, const SpeechData& data, std::span<const Marked> marked)
      : document_(document), text_(document.text), data_(data), marked_(marked) {
    children_.resize(marked.size() + 1);
    for (std::size_t i = 0; i < marked.size(); ++i) {
      children_[static_cast<std::size_t>(marked[i].parent) + 1].push_back(
          static_cast<std::int32_t>(i));
    }
    ends_.resize(document.tokens.size());
    for (const Sentence& sentence : document.sentences) {
      if (sentence.tokens.end > 0) ends_[sentence.tokens.end - 1] = true;
    }
  }

  Passage read() {
    std::uint32_t token = 0;
    std::size_t child = 0;
    for (std::uint32_t b = 0; b < document_.blocks.size(); ++b) {
      const Block& block = document_.blocks[b];
      std::uint32_t end = token;
      while (end < document_.tokens.size() && document_.tokens[end].at.end <= block.at.end) ++end;
      if (may_quote(block.kind)) {
        // A stretch that began in an earlier block has taken the first tokens of this one.
        const std::uint32_t first = std::max(token, taken_);
        read_stretch(first, end, b, -1, child);
      }
      token = end;
    }
    add_inner();
    order();
    return std::move(passage_);
  }

 private:
  /// Reads tokens [first, end) at one depth: the stretches right inside `inside` become units.
  void read_stretch(std::uint32_t first, std::uint32_t end, std::uint32_t block,
                    std::int32_t inside, std::size_t& child) {
    const auto& children = children_[static_cast<std::size_t>(inside) + 1];
    std::uint32_t begin = static_cast<std::uint32_t>(passage_.units.size());
    const bool goes_on = begin > 0 && inside < 0 && first < end && joins_previous(first, end);
    if (goes_on) {
      begin = passage_.phrases.back().first;
      block = passage_.phrases.back().block;
      passage_.phrases.pop_back();
    }
    for (std::uint32_t t = first; t < end;) {
      const Token& token = document_.tokens[t];
      while (child < children.size() && marked_[children[child]].outer.end <= token.at.start) {
        ++child;
      }
      Unit unit;
      unit.token = t;
      unit.at = token.at;
      unit.upos = token.upos;
      if (child < children.size() && marked_[children[child]].outer.start < token.at.end) {
        const Marked& marked = marked_[children[child]];
        unit.at = marked.outer;
        unit.mention = name_of(marked.inside);
        unit.upos = unit.mention < 0 ? Upos::kX : Upos::kPropn;
        if (unit.mention < 0) unit.marked = children[child];
        ++child;
        while (t < document_.tokens.size() && document_.tokens[t].at.start < unit.at.end) ++t;
        if (inside < 0) taken_ = t;
      } else {
        t = read_token(unit, limit(children, child));
      }
      unit.small = begins_small(unit);
      passage_.units.push_back(unit);
      const bool full = passage_.units.size() - begin >= kLongestPhrase;
      if (t >= end || full || ends_phrase(unit, t, end)) {
        add_phrase(begin, block, inside);
        begin = static_cast<std::uint32_t>(passage_.units.size());
      }
    }
  }

  /// The body that is named by all of a span: the agency "Associated Press"; -1 for none.
  std::int32_t name_of(Utf16Span at) const {
    const auto& mentions = document_.mentions;
    const auto found =
        std::partition_point(mentions.begin(), mentions.end(),
                             [&](const Mention& mention) { return mention.at.end <= at.start; });
    const bool named =
        found != mentions.end() && found->at == at && found->type == MentionType::kOrg;
    return named ? static_cast<std::int32_t>(found - mentions.begin()) : -1;
  }

  /// Where the next stretch begins, so that no name reaches into it.
  std::uint32_t limit(const std::vector<std::int32_t>& children, std::size_t child) const {
    return child < children.size() ? marked_[children[child]].outer.start : 0xFFFFFFFF;
  }

  /// Fills in `unit` from its first token on; returns the first token behind it.
  std::uint32_t read_token(Unit& unit, std::uint32_t limit) {
    const auto& tokens = document_.tokens;
    const auto& mentions = document_.mentions;
    while (mention_ < mentions.size() && mentions[mention_].at.end <= unit.at.start) ++mention_;
    while (mention_ > 0 && mentions[mention_ - 1].at.end > unit.at.start) --mention_;
    std::uint32_t next = unit.token + 1;
    if (mention_ < mentions.size() && mentions[mention_].at.start <= unit.at.start &&
        mentions[mention_].at.end > unit.at.start) {
      unit.mention = static_cast<std::int32_t>(mention_);
      unit.upos = Upos::kPropn;
      while (next < tokens.size() && tokens[next].at.start < mentions[mention_].at.end &&
             tokens[next].at.start < limit) {
        ++next;
      }
      unit.at.end = tokens[next - 1].at.end;
      return next;
    }
    const Token& token = tokens[unit.token];
    if (!token.words.empty()) {
      unit.upos = token.words.front().upos;
      unit.contracted = unit.upos == Upos::kAdp;
    }
    if (unit.upos == Upos::kPunct || unit.upos == Upos::kSym || unit.upos == Upos::kX) {
      punctuation(unit);
    }
    if (unit.upos == Upos::kPunct || unit.upos == Upos::kNum || unit.upos == Upos::kX) return next;
    key_.clear();
    if (unit.upos == Upos::kNoun) {
      append_folded_utf8(token.lemma);
    } else if (unit.at.size() <= kLongestForm) {
      append_folded(text_.substr(unit.at.start, unit.at.size()), key_);
    }
    if (!key_.empty()) unit.classes = data_.classes(key_);
    if (unit.upos == Upos::kNoun && (unit.classes & word_class::kPerson) == 0 &&
        unit.at.size() <= kLongestForm) {
      key_.clear();  // the lemma of "ministres" and the form "directrice"
      append_folded(text_.substr(unit.at.start, unit.at.size()), key_);
      unit.classes |= data_.classes(key_) & word_class::kPerson;
    }
    if (unit.upos == Upos::kVerb || unit.upos == Upos::kAux) verb(unit, token);
    return next;
  }

  void verb(Unit& unit, const Token& token) {
    const auto& tokens = document_.tokens;
    if (data_.in_verb_of_two(token.lemma)) {
      for (std::uint32_t back = 1; back <= 2 && back <= unit.token && !unit.verb; ++back) {
        unit.verb = data_.verb_of_two(tokens[unit.token - back].lemma, token.lemma);
      }
      if (!unit.verb && unit.token + 1 < tokens.size() &&
          tokens[unit.token + 1].upos != Upos::kVerb) {
        unit.verb = data_.verb_of_two(token.lemma, tokens[unit.token + 1].lemma);
      }
    }
    if (!unit.verb && unit.upos == Upos::kVerb) unit.verb = data_.verb(token.lemma);
    if (unit.upos == Upos::kVerb) {
      key_.clear();
      append_folded_utf8(token.lemma);
      unit.classes |= data_.classes(key_) & word_class::kNaming;
    }
  }

  void append_folded_utf8(const std::string& lemma) {
    const bool ascii = std::all_of(lemma.begin(), lemma.end(), [](char c) { return c > 0; });
    if (!ascii) {
      append_folded(to_utf16(lemma), key_);
      return;
    }
    for (const char c : lemma) key_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }

  void punctuation(Unit& unit) const {
    const char16_t c = text_[unit.at.start];
    unit.comma = c == u',' || c == u'(' || c == u')' || c == 0x2013 || c == 0x2014 ||
                 (is_hyphen(c) && unit.at.start > 0 && is_blank(text_[unit.at.start - 1]));
    unit.colon = c == u':';
    unit.stop = unit.colon || c == u'.' || c == u';' || c == u'!' || c == u'?' || c == 0x2026;
    if (unit.comma || unit.stop) unit.upos = Upos::kPunct;
    if (is_hyphen(c) && !unit.comma) unit.upos = Upos::kX;  // inside a word
  }

  bool begins_small(const Unit& unit) const {
    const std::uint32_t at = unit.marked < 0
                                 ? unit.at.start
                                 : marked_[static_cast<std::size_t>(unit.marked)].inside.start;
    const auto c = static_cast<UChar32>(code_point_at(text_, at).value);
    return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(c);
  }

  /// Whether the block that begins with `token` goes on with the phrase before: "...", [line] he
  /// said. Or a stretch from an earlier block ends in it, and the phrase goes on behind.
  bool joins_previous(std::uint32_t token, std::uint32_t end) const {
    if (passage_.phrases.empty() || passage_.phrases.back().inside >= 0) return false;
    const Unit& last = passage_.units.back();
    if (token == taken_ && last.marked >= 0) return !ends_phrase(last, token, end);
    const std::size_t count = passage_.units.size();
    const bool quoted =
        last.marked >= 0 || (last.comma && count > 1 && passage_.units[count - 2].marked >= 0);
    if (!quoted) return false;
    const char16_t c = text_[document_.tokens[token].at.start];
    return c == u',' || u_islower(c);
  }

  /// Whether a phrase ends behind `unit`, before token `next`.
  bool ends_phrase(const Unit& unit, std::uint32_t next, std::uint32_t end) const {
    if (next >= end) return true;
    const char16_t c = text_[document_.tokens[next].at.start];
    const bool goes_on = c == u',' || u_islower(c);
    if (unit.marked < 0) return ends_[next - 1] && !(goes_on && !unit.stop);
    if (goes_on) return false;
    const Utf16Span inside = marked_[static_cast<std::size_t>(unit.marked)].inside;
    const char16_t last = text_[inside.end - 1];
    if (last == u'.' || last == 0x2026) return u_isupper(c) || opens(c) || ends_[next - 1];
    return (last == u'?' || last == u'!') && (ends_[next - 1] || opens(c));
  }
  static bool opens(char16_t c) { return c == 0xAB || c == u'"' || c == 0x201C; }

  void add_phrase(std::uint32_t first, std::uint32_t block, std::int32_t inside) {
    const auto last = static_cast<std::uint32_t>(passage_.units.size());
    if (last > first) passage_.phrases.push_back({first, last, block, inside});
  }

  /// Phrases inside stretches, behind those of the reporter.
  void add_inner() {
    for (std::size_t m = 0; m < marked_.size(); ++m) {
      const Utf16Span at = marked_[m].inside;
      const auto& tokens = document_.tokens;
      const auto first = std::partition_point(
          tokens.begin(), tokens.end(), [&](const Token& t) { return t.at.start < at.start; });
      const auto last = std::partition_point(first, tokens.end(),
                                             [&](const Token& t) { return t.at.end <= at.end; });
      std::size_t child = 0;
      read_stretch(static_cast<std::uint32_t>(first - tokens.begin()),
                   static_cast<std::uint32_t>(last - tokens.begin()), 0,
                   static_cast<std::int32_t>(m), child);
    }
  }

  void order() {
    const auto start = [&](const Phrase& phrase) { return passage_.units[phrase.first].at.start; };
    std::stable_sort(passage_.phrases.begin(), passage_.phrases.end(),
                     [&](const Phrase& a, const Phrase& b) { return start(a) < start(b); });
    std::uint32_t number = 0, block = 0;
    for (Phrase& phrase : passage_.phrases) {
      if (phrase.inside < 0) {
        ++number;
        block = phrase.block;
      }
      phrase.number = number;
      phrase.block = block;
    }
  }

  const Document& document_;
  std::u16string_view text_;
  const SpeechData& data_;
  std::span<const Marked> marked_;
  std::vector<std::vector<std::int32_t>> children_;  // of the text, then of each stretch
  std::vector<bool> ends_;                           // tokens that end a sentence
  std::uint32_t taken_ = 0;
  std::size_t mention_ = 0;
  std::string key_;
  Passage passage_;
};

}  // namespace

Passage read_passage(const Document& document, const SpeechData& data,
                     std::span<const Marked> marked) {
  return Reader(document, data, marked).read();
}

}  // namespace filigrane
