#include "tokens/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace filigrane {
namespace {

// Longer sequences are cut for the chain; its sums stay small and memory bounded.
constexpr std::uint32_t kLongestSequence = 512, kLookAhead = 16;

/// What a token can do at a sentence's end.
enum class Mark : std::uint8_t {
  kNone,
  kStop,
  kQuestion,
  kEllipsis,
  kColon,
  kComma,
  kOpen,
  kClose,
  kQuote,
  kDash,
  kBullet
};

Mark mark_of(std::u16string_view token) {
  switch (token.front()) {
    case u'.':
      return token.size() == 1 ? Mark::kStop : Mark::kEllipsis;
    case u'?':
    case u'!':
    case 0x203D:
    case 0x3002:
      return Mark::kQuestion;
    case 0x2026:
      return Mark::kEllipsis;
    case u':':
    case u';':
      return token.size() == 1 ? Mark::kColon : Mark::kNone;
    case u',':
      return Mark::kComma;
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
    case u'-':
    case 0x2013:
    case 0x2014:
      return token.size() == 1 ? Mark::kDash : Mark::kNone;
    case 0x2022:
    case u'*':
    case 0x25CF:
      return Mark::kBullet;
    default:
      return Mark::kNone;
  }
}

bool ends_sentence(Mark mark) {
  return mark == Mark::kStop || mark == Mark::kQuestion || mark == Mark::kEllipsis;
}

std::u16string_view text_of(std::u16string_view text, const Token& token) {
  return text.substr(token.at.start, token.at.size());
}

/// Steps between tokens are features too: glued, one blank, more.
std::uint32_t gap(std::span<const Token> tokens, std::size_t i) {
  if (i + 1 >= tokens.size()) return 3;
  return std::min(tokens[i + 1].at.start - tokens[i].at.end, 2u);
}

}  // namespace

std::optional<SentenceModel> SentenceModel::read(std::string_view section) {
  auto chain = LinearChain::read(section);
  if (!chain || chain->labels() != std::vector<std::string>{"in", "end"}) return {};
  SentenceModel model;
  model.chain_ = std::move(*chain);
  return model;
}

void SentenceModel::features(std::u16string_view text, std::span<const Token> tokens,
                             std::span<const Attributes> attributes, const TokenRules& rules,
                             FeatureTable& table) {
  table.clear();
  bool in_quotes = false;
  int depth = 0;               // open brackets and guillemets
  std::size_t since_stop = 0;  // tokens since the last . ? ! …
  static const Attributes kOutside;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto token = text_of(text, tokens[i]);
    const Mark mark = mark_of(token);
    if (mark == Mark::kQuote) in_quotes = !in_quotes;
    if (mark == Mark::kOpen) ++depth;
    if (mark == Mark::kClose && depth > 0) --depth;

    const auto at = [&](std::ptrdiff_t offset) -> const Attributes& {
      const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
      return j < 0 || j >= static_cast<std::ptrdiff_t>(tokens.size())
                 ? kOutside
                 : attributes[static_cast<std::size_t>(j)];
    };
    const auto mark_at = [&](std::ptrdiff_t offset) -> std::uint32_t {
      const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
      if (j < 0 || j >= static_cast<std::ptrdiff_t>(tokens.size())) return 31;
      return static_cast<std::uint32_t>(
          mark_of(text_of(text, tokens[static_cast<std::size_t>(j)])));
    };
    const std::uint32_t here = static_cast<std::uint32_t>(mark);
    const bool abbreviation = token.back() == u'.' && is_abbreviation(token, rules);
    const std::uint32_t gap_here = gap(tokens, i), gap_before = i > 0 ? gap(tokens, i - 1) : 3;
    const std::uint32_t state = (in_quotes ? 1u : 0u) | (depth > 0 ? 2u : 0u);
    // Is the next word, in lower case, one that the lexicon knows? "Le" is, "Cotton" is not.
    const std::uint32_t next_known = at(1).capital ? (at(1).tags != 0 ? 1u : 2u) : 0u;
    const std::uint32_t length = since_stop < 3    ? 0u
                                 : since_stop < 8  ? 1u
                                 : since_stop < 25 ? 2u
                                                   : 3u;

    std::uint32_t id = 0;
    const auto add = [&](std::initializer_list<std::uint32_t> parts) {
      std::uint32_t hash = ++id;
      for (const std::uint32_t part : parts) hash = mix(hash, part);
      table.add(hash);
    };
    add({});
    add({here, gap_here});
    add({here, at(1).shape, gap_here});
    add({here, mark_at(1), gap_here, state});
    add({here, mark_at(-1), at(1).shape, gap_before});
    add({here, mark_at(1), mark_at(2), at(2).shape});
    add({here, at(1).lower});
    add({here, at(2).lower});
    add({here, at(-1).lower});
    add({here, at(-1).shape, at(1).shape});
    add({here, at(-1).tags, at(1).tags});
    add({here, next_known, gap_here, state});
    add({here, next_known, abbreviation});
    add({here, length, next_known, gap_here});
    add({here, state, at(1).shape, gap_before});
    add({at(0).lower, at(1).shape});
    add({at(0).lower, at(1).lower});
    add({at(0).lower});
    add({at(0).shape, at(1).shape, length});
    add({at(0).tags, at(1).tags, next_known});
    add({at(-1).tags, at(0).tags, at(1).tags, next_known});
    add({at(0).tags, next_known, at(2).tags});
    add({at(1).lower, at(0).capital, length});
    add({at(1).lower, at(2).lower, next_known});
    add({at(0).suffix[2], next_known});
    add({at(1).shape, at(2).shape, here});
    add({at(1).form, here});
    add({at(1).form, at(0).tags});
    add({next_known, at(-1).tags, at(0).tags});
    add({next_known, at(1).tags, at(2).tags, here});
    add({next_known, at(0).tags, length});
    add({at(0).all_capitals, at(1).all_capitals, at(2).all_capitals, here});
    add({at(0).shape, at(1).shape, at(2).shape, at(1).tags});
    table.next();

    since_stop = ends_sentence(mark) ? 0 : since_stop + 1;
  }
}

void SentenceModel::permit(std::u16string_view text, std::span<const Token> tokens,
                           std::vector<LabelSet>& allowed) {
  constexpr LabelSet kIn = 1, kEnd = 2;
  allowed.assign(tokens.size(), kAnyLabel);
  bool in_quotes = false;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Mark mark = mark_of(text_of(text, tokens[i]));
    const Mark next = mark_of(text_of(text, tokens[i + 1]));
    if (mark == Mark::kQuote) in_quotes = !in_quotes;
    const auto small_letter = [&](std::size_t j) {
      return j < tokens.size() && u_islower(text[tokens[j].at.start]);
    };
    const bool next_closes =
        next == Mark::kClose ||
        (next == Mark::kQuote && in_quotes && gap(tokens, i) == 0 && gap(tokens, i + 1) != 0);
    const bool goes_on = (next == Mark::kDash && small_letter(i + 2)) ||
                         (mark != Mark::kStop && small_letter(i + 1));
    const bool closes = mark == Mark::kClose || (mark == Mark::kQuote && !in_quotes);
    const bool stopped = i > 0 && mark_of(text_of(text, tokens[i - 1])) == Mark::kStop;
    const bool begins_anew = next == Mark::kOpen || u_isupper(text[tokens[i + 1].at.start]);
    if (next_closes || goes_on) {
      allowed[i] = kIn;
    } else if (closes && stopped && begins_anew && gap(tokens, i) != 0) {
      allowed[i] = kEnd;
    }
  }
}

namespace {

/// Without a model.
void mark_ends_by_rule(std::u16string_view text, std::span<const Token> tokens,
                       std::span<const Attributes> attributes, std::vector<Label>& ends) {
  ends.assign(tokens.size(), 0);
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
}

}  // namespace

std::vector<Sentence> find_sentences(std::u16string_view text, std::span<const Block> blocks,
                                     std::span<const Token> tokens,
                                     std::span<const Attributes> attributes,
                                     const TokenRules& rules, const SentenceModel* model) {
  std::vector<Sentence> sentences;
  FeatureTable table;
  LinearChain::Lattice lattice;
  std::vector<Label> ends;
  std::vector<LabelSet> allowed;
  std::uint32_t first = 0;  // token
  for (const Block& block : blocks) {
    std::uint32_t after = first;
    while (after < tokens.size() && tokens[after].at.end <= block.at.end) ++after;
    std::uint32_t begin = first;  // of the sentence that is still open
    while (first < after) {
      const std::uint32_t stop = std::min<std::uint32_t>(after, first + kLongestSequence);
      const auto part = tokens.subspan(first, stop - first);
      const auto part_attributes = attributes.subspan(first, stop - first);
      if (model) {
        SentenceModel::features(text, part, part_attributes, rules, table);
        model->chain().score(table, lattice);
        SentenceModel::permit(text, part, allowed);
        model->chain().decode(lattice, allowed, ends);
      } else {
        mark_ends_by_rule(text, part, part_attributes, ends);
      }
      // Near the cut of a long block the model does not see what follows: the next part begins
      // where the last sure sentence ended, or goes on with the sentence that did not.
      const std::uint32_t sure = stop == after ? stop : stop - kLookAhead;
      std::uint32_t next = sure;
      for (std::uint32_t i = first; i < sure; ++i) {
        if (ends[i - first] != 1 && i + 1 != after) continue;
        sentences.push_back({{tokens[begin].at.start, tokens[i].at.end}, {begin, i + 1}});
        begin = next = i + 1;
      }
      first = next;
    }
  }
  return sentences;
}

}  // namespace filigrane
