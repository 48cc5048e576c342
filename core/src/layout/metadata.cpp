#include "layout/metadata.h"

#include <algorithm>

namespace filigrane {
namespace {

std::optional<Utf16Span> find_title(const Document& document) {
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kTitle) return block.at;
  }
  return {};
}

/// How much a date has of a date of first publication: higher is better.
int rank(BlockKind kind, bool before_text, bool published, bool updated) {
  if (updated) return 1;
  const bool said = kind == BlockKind::kDateline || kind == BlockKind::kByline;
  return (said ? 6 : 2) + (before_text ? 2 : 0) + (published ? 3 : 0);
}

std::optional<Metadata::Published> find_published(const Document& document,
                                                  const LineReader& reader) {
  // Longer lines are running text, whose dates are the events'.
  constexpr std::uint32_t kLongest = 300;
  // Beside a date that has a line for itself there is room for a weekday.
  constexpr std::uint32_t kAlone = 16;
  constexpr std::size_t kDayFigures = 10;
  const std::u16string_view text = document.text;
  const bool month_first = document.language.code == "en";
  std::optional<Metadata::Published> best;
  int best_rank = 0;
  bool before_text = true;
  LineCues cues;
  std::vector<PressDate> dates;
  for (const Block& block : document.blocks) {
    before_text = before_text && block.kind != BlockKind::kBody;
    const bool said = block.kind == BlockKind::kDateline || block.kind == BlockKind::kByline;
    const bool looked_at =
        block.kind != BlockKind::kTitle && (before_text || !is_content(block.kind));
    if (!looked_at || block.at.size() > kLongest) continue;
    dates.clear();
    reader.dates().find(text, block.at, month_first, dates);
    if (dates.empty()) continue;
    reader.cues().find(text, block.at, cues);
    std::uint32_t from = block.at.start;
    for (PressDate& date : dates) {
      // The last such word before the date says which one it is.
      bool published = false, updated = false;
      for (const LayoutCue& cue : cues.cues) {
        if (cue.at.start < from || cue.at.start >= date.at.start) continue;
        if (cue.kind == CueKind::kPublished) published = true, updated = false;
        if (cue.kind == CueKind::kUpdated) updated = true, published = false;
      }
      from = date.at.end;
      // Elsewhere only what is said to be a publication, or near the title has a clock time or the
      // line for itself.
      const bool timed = date.value.size() > kDayFigures;
      const bool near = block.kind != BlockKind::kRelated && before_text &&
                        (timed || block.at.size() <= date.at.size() + kAlone);
      if (!said && !published && !near) continue;
      const int found = rank(block.kind, before_text, published, updated);
      if (found <= best_rank) continue;
      best_rank = found;
      best = Metadata::Published{date.at, std::move(date.value), Source::kRule};
    }
  }
  return best;
}

}  // namespace

Metadata read_metadata(const Document& document, const LineReader& reader) {
  Metadata metadata;
  metadata.title = find_title(document);
  metadata.section = find_section(document, reader.cues());
  metadata.published = find_published(document, reader);
  metadata.authors = find_authors(document, reader);
  metadata.agencies = find_agencies(document, reader.cues());
  return metadata;
}

}  // namespace filigrane
