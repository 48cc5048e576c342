#include "layout/line_facts.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "text/chars.h"

namespace filigrane {
namespace {

/// Cues and dates are looked for in this many units at each end of a line.
constexpr std::uint32_t kEndUnits = 300;
/// A line is running text from this many characters on; from the second number on where it is one
/// sentence and its end shows.
constexpr std::uint32_t kLong = 160, kSentenceLong = 80;
/// Words that say what a text is about have at least this many letters.
constexpr std::uint32_t kTopicLetters = 4;

bool is_letter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : u_isalpha(static_cast<UChar32>(c));
}
bool is_capital(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c));
}
bool is_figure(char32_t c) { return c >= '0' && c <= '9'; }
bool is_stop(char32_t c) { return c == '.' || c == '?' || c == '!' || c == 0x2026; }
bool is_quote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A;
}

Edge edge_of(char32_t c) {
  if (is_figure(c)) return Edge::kFigure;
  if (is_letter(c)) return is_capital(c) ? Edge::kCapital : Edge::kSmall;
  if (is_quote(c)) return Edge::kQuote;
  switch (c) {
    case '.':
    case '?':
    case '!':
      return Edge::kStop;
    case 0x2026:
      return Edge::kEllipsis;
    case ':':
      return Edge::kColon;
    case ',':
    case ';':
      return Edge::kComma;
    case '(':
    case ')':
    case '[':
    case ']':
      return Edge::kBracket;
    case '-':
    case '*':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0xB7:
    case 0x25CF:
    case 0x25BA:
    case 0x25B6:
    case 0x2192:
      return Edge::kDash;
    case 0xA9:
      return Edge::kCopyright;
    default:
      return Edge::kOther;
  }
}

bool is_divider(char32_t c) {
  return c == '|' || c == '>' || c == '/' || c == 0xB7 || c == 0x2022 || c == 0xBB || c == 0x203A ||
         c == '-' || c == 0x2013 || c == 0x2014;
}

std::uint8_t add_one(std::uint8_t n) { return n == 255 ? n : static_cast<std::uint8_t>(n + 1); }

Share share_of(std::uint32_t part, std::uint32_t whole) {
  if (part == 0) return Share::kNone;
  if (part * 10 >= whole * 9) return Share::kAll;
  return part * 2 >= whole ? Share::kMost : Share::kSome;
}

/// Walks over the characters of a line once.
void look_at_characters(std::u16string_view text, Utf16Span at, LineFacts& facts) {
  std::uint32_t letters = 0, capitals = 0, figures = 0, words = 0, capital_words = 0;
  std::uint32_t hash = 0x811C9DC5u;
  char32_t before = ' ', first = 0, last = 0, stop = 0;
  for (std::uint32_t i = at.start; i < at.end;) {
    const CodePoint c = code_point_at(text, i);
    i += c.units;
    const bool blank = is_blank(c.value);
    if (!blank) {
      ++facts.chars;
      if (first == 0) first = c.value;
      last = c.value;
    }
    const bool letter = is_letter(c.value), figure = is_figure(c.value);
    if (letter || figure) {
      const char32_t small = c.value < 0x80
                                 ? (c.value | (letter ? 0x20 : 0))
                                 : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value)));
      hash = (hash ^ small) * 0x01000193u;
      const bool capital = letter && is_capital(c.value);
      letters += letter;
      figures += figure;
      capitals += capital;
      if (!is_letter(before) && !is_figure(before)) {
        ++words;
        capital_words += capital;
        if (stop != 0 && capital) facts.stops = add_one(facts.stops);
        stop = 0;
      } else if (capital && is_letter(before) && !is_capital(before)) {
        facts.seams = add_one(facts.seams);
      }
    } else if (is_stop(c.value)) {
      stop = c.value;
    } else if (is_divider(c.value) && (is_blank(before) || c.value == '|')) {
      facts.signs = add_one(facts.signs);
    } else if (c.value == 0xA9) {
      facts.copyright = true;
    } else if (c.value == '@') {
      facts.address = true;
    }
    before = c.value;
  }
  facts.words = words;
  facts.text_hash = letters + figures == 0 ? 0 : hash;
  facts.begin = edge_of(first);
  facts.end = edge_of(last);
  facts.figures = share_of(figures, facts.chars);
  if (letters == 0) return;
  if (capitals == letters) {
    facts.letter_case = LetterCase::kCapitals;
  } else if (capital_words * 10 >= words * 6 && words > 1) {
    facts.letter_case = LetterCase::kTitle;
  } else {
    facts.letter_case = capital_words > 0 ? LetterCase::kSentence : LetterCase::kSmall;
  }
}

bool ends_a_sentence(Edge end) {
  return end == Edge::kStop || end == Edge::kQuote || end == Edge::kEllipsis ||
         end == Edge::kBracket;
}

/// In how many lines of running text each word stands, to tell what the page is about.
class Topic {
 public:
  void add(std::u16string_view text, std::span<const Token> tokens, std::uint32_t line) {
    for (const Token& token : tokens) {
      const std::uint32_t hash = hash_of(text, token.at);
      if (hash == 0) continue;
      Count& count = counts_[hash];
      if (count.lines != 0 && count.last_line == line) continue;
      count.last_line = line;
      ++count.lines;
    }
  }
  void compare(std::u16string_view text, std::span<const Token> tokens, LineFacts& facts) const {
    // A line of running text knows all of its own words.
    const std::uint32_t least = facts.running ? 2 : 1;
    for (const Token& token : tokens) {
      const std::uint32_t hash = hash_of(text, token.at);
      if (hash == 0) continue;
      facts.topic_words = add_one(facts.topic_words);
      const auto found = counts_.find(hash);
      if (found != counts_.end() && found->second.lines >= least)
        facts.topic = add_one(facts.topic);
    }
  }

 private:
  struct Count {
    std::uint32_t lines = 0, last_line = 0;
  };
  static std::uint32_t hash_of(std::u16string_view text, Utf16Span at) {
    if (at.size() < kTopicLetters) return 0;
    std::uint32_t hash = 0x811C9DC5u;
    for (std::uint32_t i = at.start; i < at.end; ++i) {
      const char16_t c = text[i];
      const char32_t small = c < 0x80 ? static_cast<char32_t>(c >= u'A' && c <= u'Z' ? c + 32 : c)
                                      : static_cast<char32_t>(u_tolower(c));
      hash = (hash ^ small) * 0x01000193u;
    }
    return hash | 1;
  }
  std::unordered_map<std::uint32_t, Count> counts_;
};

void look_at_cues(std::u16string_view text, Utf16Span at, const LayoutCues& cues, LineCues& found,
                  LineFacts& facts) {
  const bool cut = at.size() > 2 * kEndUnits;
  const auto bit = [](CueKind kind) { return 1u << static_cast<unsigned>(kind); };
  cues.find(text, {at.start, cut ? at.start + kEndUnits : at.end}, found);
  for (const LayoutCue& cue : found.cues) {
    if (cue.first > 0) {
      facts.cues_inside |= bit(cue.kind);
    } else if (!cut && cue.end == found.words.size()) {
      facts.cues_whole |= bit(cue.kind);
    } else {
      facts.cues_first |= bit(cue.kind);
    }
  }
  if (!cut) return;
  cues.find(text, {at.end - kEndUnits, at.end}, found);
  for (const LayoutCue& cue : found.cues) {
    if (cue.first > 0) facts.cues_inside |= bit(cue.kind);
  }
}

void look_at_dates(std::u16string_view text, Utf16Span at, const PressDates& reader,
                   bool month_first, std::vector<PressDate>& dates, LineFacts& facts) {
  if (facts.figures == Share::kNone || at.size() > kEndUnits) return;
  dates.clear();
  reader.find(text, at, month_first, dates);
  if (dates.empty()) return;
  const PressDate& date = dates.front();
  facts.clock = date.value.size() > 10;
  if (date.at.size() + 6 >= at.size()) {
    facts.date = DatePlace::kWhole;
  } else {
    facts.date = date.at.start - at.start <= 16 ? DatePlace::kFirst : DatePlace::kInside;
  }
}

}  // namespace

std::vector<LineFacts> LineReader::read(const Document& document) const {
  const std::u16string_view text = document.text;
  const bool month_first = document.language.code == "en";
  std::vector<LineFacts> lines(document.blocks.size());
  std::vector<TokenSpan> tokens_of(lines.size());
  Topic topic;
  LineCues cues;
  std::vector<PressDate> dates;
  std::uint32_t token = 0, mention = 0, at = 0;
  const bool tagged =
      !document.model.empty() || std::any_of(document.tokens.begin(), document.tokens.end(),
                                             [](const Token& t) { return t.upos != Upos::kX; });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineFacts& facts = lines[i];
    const Utf16Span line = document.blocks[i].at;
    std::uint32_t breaks = 0;
    for (; at < line.start; ++at) breaks += text[at] == u'\n' || text[at] == 0x2029;
    at = line.end;
    facts.blank_lines = static_cast<std::uint8_t>(std::clamp(breaks, 1u, 3u) - 1);
    look_at_characters(text, line, facts);
    look_at_cues(text, line, this->cues(), cues, facts);
    look_at_dates(text, line, this->dates(), month_first, dates, facts);
    const std::uint32_t first = token;
    bool finite = false;
    for (; token < document.tokens.size() && document.tokens[token].at.end <= line.end; ++token) {
      const Token& t = document.tokens[token];
      finite = finite || ((t.upos == Upos::kVerb || t.upos == Upos::kAux) &&
                          t.feats.find("VerbForm=Fin") != std::string::npos);
    }
    tokens_of[i] = {first, token};
    if (tagged) facts.verb = finite ? Verb::kFinite : Verb::kNone;
    std::uint32_t people = 0, names = 0;
    for (; mention < document.mentions.size() && document.mentions[mention].at.end <= line.end;
         ++mention) {
      const Mention& m = document.mentions[mention];
      names += m.at.size();
      if (m.type == MentionType::kPer) people += m.at.size();
    }
    facts.people = share_of(people, line.size());
    facts.names = share_of(names, line.size());
    facts.running = (facts.chars >= kLong && (facts.stops > 0 || ends_a_sentence(facts.end))) ||
                    (facts.chars >= kSentenceLong && facts.end == Edge::kStop);
    if (facts.running) {
      topic.add(text, std::span(document.tokens).subspan(first, token - first),
                static_cast<std::uint32_t>(i));
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto tokens = std::span(document.tokens).subspan(tokens_of[i].start, tokens_of[i].size());
    topic.compare(text, tokens, lines[i]);
  }
  return lines;
}

}  // namespace filigrane
