#include "tokens/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace filigrane {
namespace {

/// What a token can do at a sentence's end.
enum class Mark : std::uint8_t {
  kNone,
  kStop,      ///< one full stop
  kEmphatic,  ///< a question or exclamation mark, or an ellipsis
  kOpen,
  kClose,
  kQuote,  ///< opens or closes
  kComma,
  kDash
};

Mark mark_of(std::u16string_view token) {
  switch (token.front()) {
    case u'.':
      return token.size() == 1 ? Mark::kStop : Mark::kEmphatic;
    case u'?':
    case u'!':
    case 0x203D:
    case 0x2026:
    case 0x3002:
      return Mark::kEmphatic;
    case u'(':
    case u'[':
    case 0xAB:
    case 0x201C:
      return Mark::kOpen;
    case u')':
    case u']':
    case 0xBB:
    case 0x201D:
      return Mark::kClose;
    case u'"':
      return Mark::kQuote;
    case u'\'':
      return token.size() == 1 ? Mark::kQuote : Mark::kNone;
    case u',':
      return Mark::kComma;
    case u'-':
    case 0x2013:
    case 0x2014:
      return token.size() == 1 ? Mark::kDash : Mark::kNone;
    default:
      return Mark::kNone;
  }
}

bool ends_sentence(Mark mark) { return mark == Mark::kStop || mark == Mark::kEmphatic; }

std::u16string_view text_of(std::u16string_view text, const Token& token) {
  return text.substr(token.at.start, token.at.size());
}

/// 0: glued to the next token.
std::uint32_t gap(std::span<const Token> tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return 1;
  return tokens[i + 1].at.start - tokens[i].at.end;
}

/// What typography settles behind each token.
enum class Settled : std::uint8_t { kNothing, kGoesOn, kEnds, kHardly };

/// Nothing ends before a mark that closes what is open ("... fini. >>"), behind a comma, nor, but
/// behind a full stop, before a small letter or a dash that a small letter follows; a stop and a
/// closing mark before a capital or an opening mark are an end. Without any mark a sentence hardly
/// ends inside a line.
std::vector<Settled> settle(std::u16string_view text, std::span<const Token> tokens) {
  std::vector<Settled> settled(tokens.size(), Settled::kNothing);
  bool in_quotes = false;
  Mark before = Mark::kNone, mark = tokens.empty() ? before : mark_of(text_of(text, tokens[0]));
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Mark next = mark_of(text_of(text, tokens[i + 1]));
    // "" closes two.
    if (mark == Mark::kQuote && tokens[i].at.size() % 2 == 1) in_quotes = !in_quotes;
    const auto small_letter = [&](std::size_t j) {
      return j < tokens.size() && u_islower(text[tokens[j].at.start]);
    };
    // A quote that was opened in a line before is closed here too.
    const bool next_closes = next == Mark::kClose || (next == Mark::kQuote && gap(tokens, i) == 0 &&
                                                      gap(tokens, i + 1) != 0);
    const bool comma = mark == Mark::kComma || (before == Mark::kComma && mark == Mark::kQuote);
    const bool goes_on =
        comma || (mark != Mark::kStop &&
                  (small_letter(i + 1) || (next == Mark::kDash && small_letter(i + 2))));
    const bool closes = mark == Mark::kClose || (mark == Mark::kQuote && !in_quotes);
    const bool begins_anew = next == Mark::kOpen || u_isupper(text[tokens[i + 1].at.start]);
    if (next_closes || goes_on) {
      settled[i] = Settled::kGoesOn;
    } else if (closes && before == Mark::kStop && begins_anew && gap(tokens, i) != 0) {
      settled[i] = Settled::kEnds;
    } else if (mark == Mark::kNone) {
      settled[i] = Settled::kHardly;
    }
    before = mark;
    mark = next;
  }
  return settled;
}

/// Without a model: 1 where a sentence ends.
std::vector<std::uint8_t> ends_by_rule(std::u16string_view text, std::span<const Token> tokens,
                                       std::span<const Attributes> attributes) {
  std::vector<std::uint8_t> ends(tokens.size(), 0);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Mark mark = mark_of(text_of(text, tokens[i]));
    const Mark next = mark_of(text_of(text, tokens[i + 1]));
    const bool closes_behind = i > 0 && mark == Mark::kClose && ends[i - 1] == 2;
    if (!ends_sentence(mark) && !closes_behind) continue;
    // 2: could end here, but a closing mark follows and may end it in its place.
    if (next == Mark::kClose) {
      ends[i] = 2;
    } else if (gap(tokens, i) > 0 && (attributes[i + 1].capital || next == Mark::kOpen)) {
      ends[i] = 1;
    }
  }
  return ends;
}

/// With the scores of a model.
std::vector<std::uint8_t> ends_by_score(std::u16string_view text, std::span<const Token> tokens,
                                        std::span<const float> scores) {
  const auto settled = settle(text, tokens);
  std::vector<std::uint8_t> ends(tokens.size());
  // A line as long as this has lost its breaks: titles without a mark stand inside it.
  constexpr std::size_t kJoined = 250;
  const float hardly = tokens.size() < kJoined ? 2.0f : 0.0f;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    ends[i] = settled[i] == Settled::kEnds || (settled[i] == Settled::kNothing && scores[i] > 0) ||
              (settled[i] == Settled::kHardly && scores[i] > hardly);
  }
  return ends;
}

}  // namespace

void append_sentences(std::u16string_view text, std::span<const Token> tokens, TokenSpan block,
                      std::span<const Attributes> attributes, std::span<const float> scores,
                      std::vector<Sentence>& sentences) {
  const auto part = tokens.subspan(block.start, block.size());
  const auto ends = scores.empty()
                        ? ends_by_rule(text, part, attributes.subspan(block.start, block.size()))
                        : ends_by_score(text, part, scores);
  std::uint32_t begin = block.start;
  for (std::uint32_t i = block.start; i < block.end; ++i) {
    if (ends[i - block.start] != 1 && i + 1 != block.end) continue;
    sentences.push_back({{tokens[begin].at.start, tokens[i].at.end}, {begin, i + 1}});
    begin = i + 1;
  }
}

}  // namespace filigrane
