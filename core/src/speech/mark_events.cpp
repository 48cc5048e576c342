#include "speech/mark_events.h"

#include <unicode/uchar.h>

#include "text/chars.h"

namespace filigrane {
namespace {

bool is_letter_or_digit(char16_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  return u_isalnum(c) || (c >= 0xD800 && c < 0xE000);
}
bool is_lower(char16_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(c); }

/// Reads the marks of one block.
class EventReader {
 public:
  EventReader(std::u16string_view text, Utf16Span at, std::uint32_t block,
              std::vector<MarkEvent>& events)
      : text_(text), at_(at), block_(block), first_(events.size()), events_(events) {}

  void read() {
    for (std::uint32_t i = at_.start; i < at_.end; ++i) {
      switch (text_[i]) {
        case 0xAB:
        case 0x2039:
          add(i, 1, MarkStyle::kGuillemet, MarkSide::kOpen);
          break;
        case 0xBB:
        case 0x203A:
          add(i, 1, MarkStyle::kGuillemet, MarkSide::kClose);
          break;
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
          curly(i);
          break;
        case u'"':
        case 0xFF02:
          add(i, 1, MarkStyle::kStraight, straight_side(i, 1));
          break;
        case u'\'':
        case 0x2018:
        case 0x2019:
          if (i + 1 < at_.end && text_[i + 1] == text_[i]) {
            add(i, 2, MarkStyle::kStraight, straight_side(i, 2));
            ++i;
          } else {
            single(i);
          }
          break;
        default:
          break;
      }
    }
  }

 private:
  char16_t before(std::uint32_t i) const { return i > at_.start ? text_[i - 1] : u' '; }
  char16_t behind(std::uint32_t i) const { return i < at_.end ? text_[i] : u' '; }

  void add(std::uint32_t i, std::uint32_t size, MarkStyle style, MarkSide side) {
    events_.push_back({{i, i + size}, block_, style, side, i == at_.start, false});
  }
  /// The mark right before position `i`, if there is one.
  const MarkEvent* mark_before(std::uint32_t i) const {
    return events_.size() > first_ && events_.back().at.end == i ? &events_.back() : nullptr;
  }
  /// Whether an opening mark may stand at `i`, by what is before it.
  bool room_to_open(std::uint32_t i) const {
    if (const MarkEvent* mark = mark_before(i)) return mark->side == MarkSide::kOpen;
    const char16_t c = before(i);
    if (is_blank(c) || c == u'(' || c == u'[' || c == u'{' || c == u'/' || c == 0x2014 ||
        c == 0x2013 || is_hyphen(c)) {
      return true;
    }
    return is_apostrophe(c) && i >= at_.start + 2 && is_letter_or_digit(text_[i - 2]);
  }
  /// Whether a closing mark may stand right before `i`.
  bool room_to_close(std::uint32_t i) const {
    const char16_t c = behind(i);
    return is_blank(c) || !(is_letter_or_digit(c) || c == u'(' || c == u'[' || c == u'$' ||
                            c == 0xAB || c == 0x201C || c == 0x2018 || c == u'#' || c == u'@');
  }
  MarkSide straight_side(std::uint32_t i, std::uint32_t size) const {
    const bool open = room_to_open(i), close = room_to_close(i + size);
    if (open == close) return MarkSide::kEither;
    return open ? MarkSide::kOpen : MarkSide::kClose;
  }
  /// A curly mark is sometimes typed the wrong way round: closed with 66, opened with 99.
  void curly(std::uint32_t i) {
    const bool opening = text_[i] != 0x201D;
    MarkSide side = opening ? MarkSide::kOpen : MarkSide::kClose;
    const bool open = room_to_open(i), close = room_to_close(i + 1);
    if (opening && !open && close && text_[i] == 0x201C) side = MarkSide::kClose;
    if (!opening && open && !close) side = MarkSide::kOpen;
    add(i, 1, MarkStyle::kCurly, side);
  }
  void single(std::uint32_t i) {
    const char16_t left = before(i), right = behind(i + 1);
    const bool letter_left = is_letter_or_digit(left);
    if (letter_left && is_letter_or_digit(right)) return;  // an apostrophe
    if (room_to_open(i) && !letter_left && !is_blank(right) && text_[i] != 0x2019) {
      if (room_to_close(i + 1)) return;
      add(i, 1, MarkStyle::kSingle, MarkSide::kOpen);
      return;
    }
    if (text_[i] == 0x2018 || is_blank(left) || !room_to_close(i + 1)) return;
    // l' amour: an elision that was torn off is no closing mark.
    const bool one_letter = letter_left && (i < at_.start + 2 || !is_letter_or_digit(text_[i - 2]));
    if (one_letter && is_blank(right) && is_lower(left)) return;
    add(i, 1, MarkStyle::kSingle, MarkSide::kClose);
    events_.back().doubtful = (left | 32) == u's' && is_blank(right) && i + 2 < at_.end &&
                              is_letter_or_digit(text_[i + 2]);
  }

  std::u16string_view text_;
  Utf16Span at_;
  std::uint32_t block_;
  std::size_t first_;
  std::vector<MarkEvent>& events_;
};

}  // namespace

void append_mark_events(std::u16string_view text, Utf16Span at, std::uint32_t block,
                        std::vector<MarkEvent>& events) {
  EventReader(text, at, block, events).read();
}

}  // namespace filigrane
