#include "layout/wrapping.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/chars.h"

namespace filigrane {
namespace {

/// Widths, in units, that texts are wrapped at.
constexpr std::uint32_t kNarrowest = 30, kWidest = 130;
/// So many lines that clearly run on show that a text is wrapped; more are needed where it is
/// narrow, for verses are often of one length.
constexpr std::size_t kLeastLines = 3, kLeastNarrowLines = 8;
constexpr std::uint32_t kNarrow = 50;
/// From so many on, the longest may be odd ones.
constexpr std::size_t kManyLines = 20;

class Wrapping {
 public:
  Wrapping(std::u16string_view text, const std::vector<Block>& lines);
  /// False when the text keeps to no width.
  bool found() const { return width_ > 0; }
  /// Whether line `i + 1` goes on where line `i` ends.
  bool joins(std::size_t i, bool inside_paragraph) const;

 private:
  std::uint32_t size(std::size_t i) const { return lines_[i].at.size(); }
  std::uint32_t first_word(std::size_t i) const;
  char32_t begin(std::size_t i) const { return code_point_at(text_, lines_[i].at.start).value; }
  bool begins_small(std::size_t i) const { return u_islower(static_cast<UChar32>(begin(i))) != 0; }
  bool begins_item(std::size_t i) const;
  bool ends_sentence(std::size_t i) const;
  bool adjacent(std::size_t i) const;
  bool indented(std::size_t i) const;
  /// The next line's first word would not have fitted in.
  bool full(std::size_t i) const {
    return size(i) + 1 + first_word(i + 1) + slack_ > width_ && size(i) <= width_ + slack_;
  }

  std::u16string_view text_;
  const std::vector<Block>& lines_;
  std::uint32_t width_ = 0, slack_ = 0;
};

Wrapping::Wrapping(std::u16string_view text, const std::vector<Block>& lines)
    : text_(text), lines_(lines) {
  // Lines that run on by their wording: no full stop, and a small letter behind.
  std::vector<std::size_t> running_on;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (size(i) >= kNarrowest && size(i) <= kWidest && adjacent(i) && begins_small(i + 1) &&
        !begins_item(i + 1) && !ends_sentence(i)) {
      running_on.push_back(i);
    }
  }
  if (running_on.size() < kLeastLines) return;
  std::vector<std::uint32_t> sizes;
  sizes.reserve(running_on.size());
  for (const std::size_t i : running_on) sizes.push_back(size(i));
  const std::size_t odd = sizes.size() < kManyLines ? 0 : sizes.size() / 20;
  const auto place = sizes.end() - 1 - static_cast<std::ptrdiff_t>(odd);
  std::nth_element(sizes.begin(), place, sizes.end());
  if (*place < kNarrow && running_on.size() < kLeastNarrowLines) return;
  width_ = *place;
  // Letters of many widths and hyphenation leave some play.
  slack_ = width_ / 10;
  const auto kept = static_cast<std::size_t>(
      std::count_if(running_on.begin(), running_on.end(), [&](std::size_t i) { return full(i); }));
  if (kept * 5 < running_on.size() * 4) width_ = 0;
}

std::uint32_t Wrapping::first_word(std::size_t i) const {
  const Utf16Span at = lines_[i].at;
  std::uint32_t end = at.start;
  while (end < at.end && end - at.start <= kWidest && !is_blank(text_[end])) ++end;
  return end - at.start;
}

/// A dash, bullet or number that begins an item of a list or a turn of a dialogue.
bool Wrapping::begins_item(std::size_t i) const {
  const Utf16Span at = lines_[i].at;
  std::uint32_t next = at.start;
  const char32_t c = begin(i);
  if (c >= '0' && c <= '9') {
    while (next < at.end && text_[next] >= u'0' && text_[next] <= u'9') ++next;
    return next < at.end && (text_[next] == u'.' || text_[next] == u')') && next + 1 < at.end &&
           is_blank(text_[next + 1]);
  }
  const bool sign = c == '-' || c == '*' || c == '+' || c == '>' || c == 0xB7 ||
                    (c >= 0x2010 && c <= 0x2015) || (c >= 0x2022 && c <= 0x2023) ||
                    (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2190 && c <= 0x21FF);
  return sign && ++next < at.end && is_blank(text_[next]);
}

bool Wrapping::ends_sentence(std::size_t i) const {
  const char16_t c = text_[lines_[i].at.end - 1];
  return c == u'.' || c == u'?' || c == u'!' || c == 0x2026 || c == u':';
}

/// No blank line before the next line.
bool Wrapping::adjacent(std::size_t i) const {
  std::uint32_t breaks = 0;
  for (std::uint32_t at = lines_[i].at.end; at < lines_[i + 1].at.start; ++at) {
    const char16_t c = text_[at];
    breaks += c == u'\n' || c == 0x2028 || (c == u'\r' && text_[at + 1] != u'\n');
    if (breaks > 1 || c == 0x2029 || c == u'\f') return false;
  }
  return true;
}

bool Wrapping::indented(std::size_t i) const {
  const std::uint32_t start = lines_[i].at.start;
  return start > 0 && is_blank(text_[start - 1]) && !is_line_end(text_[start - 1]);
}

bool Wrapping::joins(std::size_t i, bool inside_paragraph) const {
  if (!adjacent(i) || !full(i) || begins_item(i + 1)) return false;
  if (indented(i + 1) && !indented(i)) return false;  // a new paragraph
  if (begins_small(i + 1)) return true;
  // A capital may also begin another line of its own; it does not in the middle of a paragraph.
  return inside_paragraph ||
         (i + 2 < lines_.size() && adjacent(i + 1) && full(i + 1) && begins_small(i + 2));
}

}  // namespace

std::vector<Block> join_wrapped_lines(std::u16string_view text, std::vector<Block> lines) {
  const Wrapping wrapping(text, lines);
  if (!wrapping.found()) return lines;
  std::vector<Block> paragraphs;
  bool open = false;  // the last paragraph takes the line in
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (open) {
      paragraphs.back().at.end = lines[i].at.end;
    } else {
      paragraphs.push_back(lines[i]);
    }
    inside = open;
    open = i + 1 < lines.size() && wrapping.joins(i, inside);
  }
  return paragraphs;
}

}  // namespace filigrane
