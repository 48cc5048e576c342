#include "tokens/tokenizer.h"

#include <algorithm>

#include "tokens/shapes.h"
#include "tokens/token_rules.h"
#include "tokens/word_boundaries.h"

namespace filigrane {
namespace {

class Tokenizer {
 public:
  Tokenizer(std::u16string_view text, const TokenRules& rules)
      : text_(text), rules_(rules), boundaries_(text, rules.words.get()) {}

  void add_line(Utf16Span at);
  std::vector<Token> tokens() const;

 private:
  std::uint32_t end_of_token(const Line& line, std::uint32_t at);
  bool after_capital(const Line& line, std::uint32_t at) const;
  bool after_initial(const Line& line, std::uint32_t at) const;

  std::u16string_view text_;
  const TokenRules& rules_;
  WordBoundaries boundaries_;
  Chunk chunk_;
  std::vector<Utf16Span> spans_;  // tokens are large: made when their number is known
};

void Tokenizer::add_line(Utf16Span span) {
  const Line line{text_, span.start, span.end};
  boundaries_.begin_line(span.start);
  for (std::uint32_t at = span.start; at < span.end;) {
    if (line.kind(at) == CharKind::kBlank) {
      at += line.code_point(at).units;
      continue;
    }
    // Whatever a rule says, marks stay with what they stand on.
    const std::uint32_t end = line.skip_marks(end_of_token(line, at));
    spans_.push_back({at, end});
    at = end;
  }
}

std::uint32_t Tokenizer::end_of_token(const Line& line, std::uint32_t at) {
  const std::uint32_t base = std::min(boundaries_.after(at), line.end);
  const CharKind kind = line.kind(at);
  if (kind == CharKind::kRunOnly) return base;
  if (at >= chunk_.end) chunk_ = read_chunk(line, at);
  if (!is_word(kind)) return symbol_end(line, at, base, rules_);
  if (const auto address = address_or_none(line, at, chunk_, rules_)) return *address;

  const std::uint32_t atom =
      kind == CharKind::kDigit ? number_end(line, at, rules_) : line.word_run(at);
  const std::uint32_t end = word_end(line, at, atom, base, after_capital(line, at), rules_);
  if (line.unit(end) != u'.') return end;
  return abbreviation_or_none(line, at, end, after_initial(line, at), rules_).value_or(end);
}

/// Whether the token before begins with a capital and only one blank lies between.
bool Tokenizer::after_capital(const Line& line, std::uint32_t at) const {
  if (spans_.empty() || at == line.start) return false;
  const Utf16Span before = spans_.back();
  return before.end + 1 == at && before.start >= line.start &&
         line.kind(before.start) == CharKind::kUpper;
}

/// Whether the token before is an initial, as in J. M. or J.-M. G.
bool Tokenizer::after_initial(const Line& line, std::uint32_t at) const {
  if (spans_.empty() || at == line.start) return false;
  const Utf16Span before = spans_.back();
  return before.end + 1 >= at && before.size() >= 2 && text_[before.end - 1] == u'.' &&
         char_kind(text_[before.end - 2]) == CharKind::kUpper;
}

std::vector<Token> Tokenizer::tokens() const {
  std::vector<Token> tokens(spans_.size());
  for (std::size_t i = 0; i < spans_.size(); ++i) tokens[i].at = spans_[i];
  return tokens;
}

}  // namespace

std::vector<Token> tokenize(std::u16string_view text, std::span<const Block> blocks,
                            const TokenRules& rules) {
  Tokenizer tokenizer(text, rules);
  for (const Block& block : blocks) tokenizer.add_line(block.at);
  return tokenizer.tokens();
}

}  // namespace filigrane
