#include <algorithm>
#include <array>

#include "layout/metadata.h"
#include "text/chars.h"

namespace filigrane {
namespace {

/// A rubric stands at most so many lines above the title, and so many below it.
constexpr std::size_t kAbove = 3, kBelow = 4;
/// A row of more rubrics above the title is a menu: the last is meant.
constexpr std::size_t kTrail = 3;
constexpr std::uint32_t kLongest = 300;

bool is_divider(char16_t c) {
  return c == u'/' || c == u'>' || c == u'|' || c == u'\u00BB' || c == u'\u203A' || c == u'\u00B7' ||
         c == u'\u2022' || c == u',' || c == u'\u2192' || c == u'[' || c == u']';
}

Utf16Span trimmed(std::u16string_view text, Utf16Span at) {
  while (at.start < at.end && is_blank(text[at.start])) ++at.start;
  while (at.end > at.start && is_blank(text[at.end - 1])) --at.end;
  return at;
}

class SectionFinder {
 public:
  SectionFinder(const Document& document, const LayoutCues& cues)
      : document_(document), text_(document.text), cues_(cues) {}
  std::optional<Utf16Span> find();

 private:
  /// What a line of a trail of links is.
  enum class Step { kOther, kHome, kSection };
  Step step(Utf16Span line, Utf16Span& section);
  bool whole(Utf16Span at, CueKind kind);
  std::vector<Utf16Span> parts(Utf16Span line) const;
  std::optional<Utf16Span> of_trail(Utf16Span line);
  std::optional<Utf16Span> above(std::size_t title);

  const Document& document_;
  std::u16string_view text_;
  const LayoutCues& cues_;
  LineCues found_;
};

/// The words of `at` are one cue of the kind, but for signs.
bool SectionFinder::whole(Utf16Span at, CueKind kind) {
  cues_.find(text_, at, found_);
  for (const LayoutCue& cue : found_.cues) {
    if (cue.kind == kind && cue.first == 0 && cue.end == found_.words.size()) return true;
  }
  return false;
}

std::vector<Utf16Span> SectionFinder::parts(Utf16Span line) const {
  std::vector<Utf16Span> parts;
  std::uint32_t start = line.start;
  for (std::uint32_t i = line.start; i <= line.end; ++i) {
    if (i < line.end && !is_divider(text_[i])) continue;
    const Utf16Span part = trimmed(text_, {start, i});
    if (part.size() > 0) parts.push_back(part);
    start = i + 1;
  }
  return parts;
}

SectionFinder::Step SectionFinder::step(Utf16Span line, Utf16Span& section) {
  if (line.size() > kLongest) return Step::kOther;
  const auto all = parts(line);
  if (all.empty()) return Step::kOther;
  if (all.size() == 1) {
    if (whole(all[0], CueKind::kSection)) {
      section = all[0];
      return Step::kSection;
    }
    return whole(all[0], CueKind::kSite) ? Step::kHome : Step::kOther;
  }
  const auto trail = of_trail(line);
  if (!trail) return Step::kOther;
  section = *trail;
  return Step::kSection;
}

/// "Accueil / Société / Éducation": the first part that is more than a way home.
std::optional<Utf16Span> SectionFinder::of_trail(Utf16Span line) {
  const auto all = parts(line);
  if (all.size() < 2 || all.size() > 8) return {};
  const bool home = whole(all[0], CueKind::kSite);
  for (const Utf16Span part : all) {
    if (whole(part, CueKind::kSection)) return part;
    if (whole(part, CueKind::kSite) || whole(part, CueKind::kGenre)) continue;
    // After "Accueil", whatever comes is a rubric, if it is short.
    if (home && part.size() <= 40 && all.size() > 2) return part;
    return {};
  }
  return {};
}

std::optional<Utf16Span> SectionFinder::above(std::size_t title) {
  std::vector<Utf16Span> trail;  // rubrics in the lines just above, from the nearest up
  bool home = false;
  std::size_t missed = 0;
  for (std::size_t i = title; i-- > 0 && missed < kAbove && trail.size() <= kTrail;) {
    Utf16Span section;
    const Step found = step(document_.blocks[i].at, section);
    home = found == Step::kHome;
    if (home) {
      if (!trail.empty()) break;
    } else if (found == Step::kSection) {
      trail.push_back(section);
      continue;
    }
    if (!trail.empty()) break;
    ++missed;
  }
  if (trail.empty()) return {};
  return trail.size() > kTrail ? trail.front() : trail.back();
}

std::optional<Utf16Span> SectionFinder::find() {
  const auto& blocks = document_.blocks;
  std::size_t title = 0;
  while (title < blocks.size() && blocks[title].kind != BlockKind::kTitle) ++title;
  if (title == blocks.size()) return {};
  if (const auto found = above(title)) return found;
  for (std::size_t i = title + 1; i < std::min(blocks.size(), title + 1 + kBelow); ++i) {
    if (blocks[i].kind == BlockKind::kBody) break;
    Utf16Span section;
    if (blocks[i].kind == BlockKind::kFurniture && step(blocks[i].at, section) == Step::kSection) {
      return section;
    }
  }
  return {};
}

}  // namespace

std::optional<Utf16Span> find_section(const Document& document, const LayoutCues& cues) {
  return SectionFinder(document, cues).find();
}

}  // namespace filigrane
