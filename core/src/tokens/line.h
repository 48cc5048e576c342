/// One line of the text as the rules of the tokeniser see it: looking beyond its ends finds blanks.
#pragma once
#include <cstdint>
#include <string_view>

#include "text/chars.h"
#include "tokens/char_kind.h"

namespace filigrane {

struct Line {
  std::u16string_view text;          ///< the whole text; positions count its UTF-16 units
  std::uint32_t start = 0, end = 0;  ///< the line, [start, end)

  char16_t unit(std::uint32_t at) const { return at < end ? text[at] : u' '; }
  char16_t unit_before(std::uint32_t at) const { return at > start ? text[at - 1] : u' '; }
  std::u16string_view slice(std::uint32_t from, std::uint32_t to) const {
    return text.substr(from, to - from);
  }
  CodePoint code_point(std::uint32_t at) const { return code_point_at(text.substr(0, end), at); }

  CharKind kind(std::uint32_t at) const {
    if (at >= end) return CharKind::kBlank;
    return text[at] < 256 ? char_kind(text[at]) : char_kind(code_point(at).value);
  }
  /// The kind of the character before `at`, its marks left aside.
  CharKind kind_before(std::uint32_t at) const {
    CharKind found = CharKind::kBlank;
    while (at > start) {
      at -= at - start >= 2 && code_point_at(text, at - 2).units == 2 ? 2u : 1u;
      found = kind(at);
      if (found != CharKind::kMark) break;
    }
    return found;
  }
  /// After the marks that follow `at`.
  std::uint32_t skip_marks(std::uint32_t at) const {
    while (at < end && kind(at) == CharKind::kMark) at += code_point(at).units;
    return at;
  }
  /// After the character at `at` and its marks.
  std::uint32_t after_character(std::uint32_t at) const {
    return skip_marks(at + code_point(at).units);
  }
  /// After the letters, digits, marks and inner underscores that begin at `at`; `at` if none do.
  std::uint32_t word_run(std::uint32_t at) const {
    const std::uint32_t from = at;
    while (at < end) {
      const CharKind found = kind(at);
      if (is_word(found) || (found == CharKind::kMark && at > from)) {
        at += text[at] < 256 ? 1 : code_point(at).units;
      } else if (text[at] == u'_' && at > from && is_word(kind(at + 1))) {
        ++at;
      } else {
        break;
      }
    }
    return at;
  }
  std::uint32_t digit_run(std::uint32_t at) const {
    while (kind(at) == CharKind::kDigit) at += code_point(at).units;
    return at;
  }
};

}  // namespace filigrane
