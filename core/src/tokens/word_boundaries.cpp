#include "tokens/word_boundaries.h"

#include <unicode/uscript.h>

#include "text/chars.h"
#include "tokens/char_kind.h"

namespace filigrane {

WordBoundaries::WordBoundaries(std::u16string_view text, const icu::BreakIterator* prototype)
    : text_(text), iterator_(prototype ? prototype->clone() : nullptr) {}

WordBoundaries::~WordBoundaries() { utext_close(&region_); }

std::uint32_t WordBoundaries::after(std::uint32_t at) {
  if (at < boundary_) return boundary_;
  if (at >= region_end_) return boundary_ = open_region(at);
  while (boundary_ <= at) {
    const std::int32_t next = iterator_->next();
    if (next == icu::BreakIterator::DONE) return boundary_ = region_end_;
    boundary_ = region_start_ + static_cast<std::uint32_t>(next);
  }
  return boundary_;
}

void WordBoundaries::begin_line(std::uint32_t at) {
  // A new region costs as much as a few words.
  constexpr std::uint32_t kWorthIt = 64;
  if (at > boundary_ + kWorthIt) boundary_ = region_end_ = at;
}

std::uint32_t WordBoundaries::open_region(std::uint32_t at) {
  if (char_kind(code_point_at(text_, at).value) == CharKind::kRunOnly) return end_of_run(at);
  if (!iterator_) return end_of_character(at);
  std::uint32_t end = at;
  while (end < text_.size()) {
    if (text_[end] < 0x0E00) {  // no script without blanks lies below
      ++end;
      continue;
    }
    const CodePoint c = code_point_at(text_, end);
    if (char_kind(c.value) == CharKind::kRunOnly) break;
    end += c.units;
  }
  UErrorCode error = U_ZERO_ERROR;
  utext_openUChars(&region_, text_.data() + at, end - at, &error);
  iterator_->setText(&region_, error);
  if (U_FAILURE(error)) return end_of_character(at);
  region_start_ = at;
  region_end_ = end;
  return at + static_cast<std::uint32_t>(iterator_->next());
}

std::uint32_t WordBoundaries::end_of_run(std::uint32_t at) const {
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode script = USCRIPT_COMMON;
  while (at < text_.size()) {
    const CodePoint c = code_point_at(text_, at);
    const CharKind kind = char_kind(c.value);
    if (kind != CharKind::kMark) {
      if (kind != CharKind::kRunOnly) break;
      // The long vowel sign and its like are common to both kana: they go on with any script.
      const UScriptCode own = uscript_getScript(static_cast<UChar32>(c.value), &error);
      if (own != USCRIPT_COMMON && script != USCRIPT_COMMON && own != script) break;
      if (script == USCRIPT_COMMON) script = own;
    }
    at += c.units;
  }
  return at;
}

std::uint32_t WordBoundaries::end_of_character(std::uint32_t at) const {
  do {
    at += code_point_at(text_, at).units;
  } while (at < text_.size() && char_kind(code_point_at(text_, at).value) == CharKind::kMark);
  return at;
}

}  // namespace filigrane
