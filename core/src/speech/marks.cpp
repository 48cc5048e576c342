#include "speech/marks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "speech/mark_events.h"
#include "text/chars.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kMaxUnits = 6000;        // from one mark to the next of a quotation
constexpr std::uint32_t kMaxBlocks = 12;         // in the same way
constexpr std::uint32_t kMaxSingleUnits = 1500;  // single marks are often apostrophes
constexpr std::size_t kMaxLookahead = 64;        // marks looked at to see whether one is closed
constexpr std::size_t kMaxDepth = 8;

class Pairing {
 public:
  Pairing(std::u16string_view text, std::span<const Block> blocks) : text_(text), blocks_(blocks) {
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      if (may_quote(blocks[b].kind)) append_mark_events(text, blocks[b].at, b, events_);
    }
  }

  std::vector<Marked> pair() {
    for (std::size_t e = 0; e < events_.size(); ++e) {
      take(e);
      const std::uint32_t block = events_[e].block;
      if (!stack_.empty() && (e + 1 == events_.size() || events_[e + 1].block != block)) {
        end_block(block, e + 1);
      }
    }
    return finished();
  }

 private:
  struct Found {
    Marked marked;
    bool dropped = false;
  };
  struct Open {
    std::size_t found, event;
  };

  void take(std::size_t e) {
    const MarkEvent& event = events_[e];
    const std::ptrdiff_t top = top_of(event.style);
    MarkSide side = event.side;
    if (side == MarkSide::kEither) side = top >= 0 ? MarkSide::kClose : MarkSide::kOpen;
    if (side == MarkSide::kClose) {
      if (top >= 0 && !(event.doubtful && better_close_follows(e))) close(top, e);
      return;
    }
    // A paragraph of a longer quotation repeats the mark.
    if (event.starts_block && top >= 0 && events_[stack_[top].event].block != event.block) return;
    if (stack_.size() >= kMaxDepth) return;
    if (event.style == MarkStyle::kSingle && !single_is_closed(e)) return;
    Marked marked;
    marked.outer = event.at;
    marked.parent = stack_.empty() ? -1 : static_cast<std::int32_t>(stack_.back().found);
    stack_.push_back({found_.size(), e});
    found_.push_back({marked, false});
  }

  /// The innermost open stretch that a mark of `style` can close; -1 for none.
  std::ptrdiff_t top_of(MarkStyle style) const {
    std::ptrdiff_t like = -1;
    for (std::ptrdiff_t i = std::ssize(stack_) - 1; i >= 0; --i) {
      const MarkStyle other = events_[stack_[i].event].style;
      if (other == style) return i;
      if (like < 0 && same_family(other, style)) like = i;
    }
    return like;
  }

  void close(std::ptrdiff_t top, std::size_t e) {
    for (std::size_t i = static_cast<std::size_t>(top) + 1; i < stack_.size(); ++i) {
      found_[stack_[i].found].dropped = true;
    }
    found_[stack_[top].found].marked.outer.end = events_[e].at.end;
    set_inside(found_[stack_[top].found].marked, events_[stack_[top].event].at.end,
               events_[e].at.start);
    stack_.resize(static_cast<std::size_t>(top));
  }

  bool better_close_follows(std::size_t e) const {
    const std::size_t last = std::min(events_.size(), e + kMaxLookahead);
    for (std::size_t i = e + 1; i < last && events_[i].block == events_[e].block; ++i) {
      if (events_[i].style != MarkStyle::kSingle) continue;
      return events_[i].side == MarkSide::kClose;
    }
    return false;
  }

  /// A single opening mark counts only when it is closed near by.
  bool single_is_closed(std::size_t e) const {
    const std::size_t last = std::min(events_.size(), e + kMaxLookahead);
    for (std::size_t i = e + 1; i < last; ++i) {
      if (events_[i].at.start - events_[e].at.start > kMaxSingleUnits) return false;
      if (events_[i].style != MarkStyle::kSingle) continue;
      if (events_[i].side == MarkSide::kClose) return true;
      if (!events_[i].starts_block) return false;
    }
    return false;
  }

  /// Whether the stretch that is open at the end of a block goes on behind it.
  bool goes_on(const Open& open, std::uint32_t block, std::size_t next) const {
    const MarkEvent& opening = events_[open.event];
    const std::size_t last = std::min(events_.size(), next + kMaxLookahead);
    std::uint32_t from = blocks_[block].at.end, from_block = block, inner = 0, inner_block = 0;
    for (std::size_t i = next; i < last; ++i) {
      const MarkEvent& event = events_[i];
      if (event.at.start > from + kMaxUnits || event.block - from_block > kMaxBlocks) return false;
      if (!same_family(event.style, opening.style)) continue;
      if (inner > 0 && event.block != inner_block) return false;
      if (event.side != MarkSide::kOpen) {
        if (inner == 0) return true;
        --inner;
        continue;
      }
      if (!event.starts_block) {
        // Words of somebody else inside, closed in the same block.
        inner_block = event.block;
        ++inner;
        continue;
      }
      if (inner > 0 || begins_small(open) || ends_closed(block, next, opening.style)) return false;
      // The mark repeated: it must be so in every paragraph.
      for (std::uint32_t b = from_block + 1; b < event.block; ++b) {
        if (may_quote(blocks_[b].kind)) return false;
      }
      from = blocks_[event.block].at.end;
      from_block = event.block;
    }
    return false;
  }

  /// Whether a block ends in a closing mark of a style: the mark of words inside, which closes
  /// those around them as well.
  bool ends_closed(std::uint32_t block, std::size_t next, MarkStyle style) const {
    if (next == 0 || events_[next - 1].block != block) return false;
    const MarkEvent& last = events_[next - 1];
    return same_family(last.style, style) && last.side == MarkSide::kClose &&
           last.at.end == blocks_[block].at.end;
  }

  bool begins_small(const Open& open) const {
    std::uint32_t at = events_[open.event].at.end;
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at < text_.size() && u_islower(text_[at]);
  }

  void end_block(std::uint32_t block, std::size_t next) {
    if (goes_on(stack_.front(), block, next)) {
      for (std::size_t i = 1; i < stack_.size(); ++i) found_[stack_[i].found].dropped = true;
      stack_.resize(1);
      return;
    }
    for (std::size_t i = stack_.size(); i-- > 0;) leave_open(stack_[i], block);
    stack_.clear();
  }

  /// Ends a stretch without closing mark: with its block, or where another of its style begins.
  void leave_open(const Open& open, std::uint32_t block) {
    Found& found = found_[open.found];
    found.marked.closed = false;
    std::uint32_t end = blocks_[block].at.end;
    const MarkStyle style = events_[open.event].style;
    for (std::size_t i = open.found + 1; i < found_.size(); ++i) {
      Found& inner = found_[i];
      if (inner.dropped || inner.marked.parent != static_cast<std::int32_t>(open.found)) continue;
      if (!same_family(style_of(inner.marked), style)) continue;
      if (inner.marked.outer.start >= end) break;
      if (introduces(inner.marked.outer.start)) {
        end = std::min(end, inner.marked.inside.end);
        inner.dropped = true;
      } else {
        end = std::min(end, inner.marked.outer.start);
        inner.marked.parent = found.marked.parent;
      }
    }
    found.marked.outer.end = end;
    set_inside(found.marked, events_[open.event].at.end, end);
    if (style == MarkStyle::kSingle) found.dropped = true;
  }

  MarkStyle style_of(const Marked& marked) const {
    const auto event =
        std::partition_point(events_.begin(), events_.end(),
                             [&](const MarkEvent& e) { return e.at.start < marked.outer.start; });
    return event->style;
  }

  /// Whether a colon stands before `at`.
  bool introduces(std::uint32_t at) const {
    while (at > 0 && is_blank(text_[at - 1])) --at;
    return at > 0 && text_[at - 1] == u':';
  }

  void set_inside(Marked& marked, std::uint32_t start, std::uint32_t end) const {
    while (start < end && is_blank(text_[start])) ++start;
    while (end > start && is_blank(text_[end - 1])) --end;
    marked.inside = {start, end};
    if (marked.outer.end < end) marked.outer.end = end;
  }

  std::vector<Marked> finished() {
    std::vector<Marked> out;
    std::vector<std::int32_t> place(found_.size(), -1);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      std::int32_t parent = found_[i].marked.parent;
      while (parent >= 0 && found_[parent].dropped) parent = found_[parent].marked.parent;
      const Marked& marked = found_[i].marked;
      if (found_[i].dropped || marked.inside.size() == 0) {
        found_[i].dropped = true;
        continue;
      }
      // What lies behind the end of one left open lies no longer inside it.
      while (parent >= 0 && found_[parent].marked.inside.end < marked.outer.start) {
        parent = found_[parent].marked.parent;
      }
      place[i] = static_cast<std::int32_t>(out.size());
      out.push_back(marked);
      out.back().parent = parent < 0 ? -1 : place[parent];
    }
    return out;
  }

  std::u16string_view text_;
  std::span<const Block> blocks_;
  std::vector<MarkEvent> events_;
  std::vector<Found> found_;
  std::vector<Open> stack_;
};

}  // namespace

std::vector<Marked> find_marked(std::u16string_view text, std::span<const Block> blocks) {
  return Pairing(text, blocks).pair();
}

}  // namespace filigrane
