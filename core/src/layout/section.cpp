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
  return c == u'/' || c == u'>' || c == u'|' || c == u'\u00BB' || c == u'\u203A' ||
         c == u'\u00B7' || c == u'\u2022' || c == u',' || c == u'\u2192' || c == u'[' || c == u']';
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
  /// Says something, unlike "Actualités".
  bool telling(Utf16Span at) { return whole(at, CueKind::kSection) && !whole(at, CueKind::kSite); }
  std::vector<Utf16Span> parts(Utf16Span line) const;
  std::optional<Utf16Span> of_trail(Utf16Span line);
  std::optional<Utf16Span> of_words(Utf16Span line);
  Utf16Span without_title(Utf16Span line) const;
  std::optional<Utf16Span> above(std::size_t title);
  bool may_be_rubric(const Block& block);

  const Document& document_;
  std::u16string_view text_;
  const LayoutCues& cues_;
  LineCues found_;
  Utf16Span title_;
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
  line = without_title(line);
  const auto all = parts(line);
  if (all.empty()) return Step::kOther;
  if (all.size() == 1) {
    if (whole(all[0], CueKind::kSection)) {
      section = all[0];
      return Step::kSection;
    }
    if (whole(all[0], CueKind::kSite)) return Step::kHome;
  }
  const auto trail = all.size() == 1 ? of_words(all[0]) : of_trail(line);
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
    if (telling(part)) return part;
    if (whole(part, CueKind::kSite) || whole(part, CueKind::kGenre)) continue;
    // After "Accueil", whatever comes is a rubric, if it is short.
    if (home && part.size() <= 40 && all.size() > 2) return part;
    return {};
  }
  return {};
}

/// "Accueil News Économie": nothing but words of the press; the last rubric, for what stands before
/// it is a country or says nothing.
std::optional<Utf16Span> SectionFinder::of_words(Utf16Span line) {
  cues_.find(text_, line, found_);
  const LineCues cues = found_;
  std::size_t covered = 0, sections = 0;
  std::optional<Utf16Span> last;
  for (const LayoutCue& cue : cues.cues) {
    const bool fits = cue.kind == CueKind::kSection || cue.kind == CueKind::kSite ||
                      cue.kind == CueKind::kGenre || cue.kind == CueKind::kShare ||
                      cue.kind == CueKind::kUpdated || cue.kind == CueKind::kSubscribe;
    if (!fits || cue.first > covered) continue;
    const bool fresh = cue.end > covered;
    covered = std::max<std::size_t>(covered, cue.end);
    if (!fresh || cue.kind != CueKind::kSection) continue;
    ++sections;
    if (telling(cue.at)) last = cue.at;
  }
  return covered == cues.words.size() && sections <= kTrail ? last : std::nullopt;
}

/// What stands before the title in a line that also holds it, as trails of links do.
Utf16Span SectionFinder::without_title(Utf16Span line) const {
  if (line == title_ || title_.size() > line.size()) return line;
  const auto found =
      text_.substr(line.start, line.size()).find(text_.substr(title_.start, title_.size()));
  if (found != std::u16string_view::npos) line.end = line.start + static_cast<std::uint32_t>(found);
  return line;
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
  if (trail.size() > kTrail) {
    return missed == 0 ? std::optional(trail.front()) : std::nullopt;  // a menu
  }
  // The broadest that says something.
  for (std::size_t i = trail.size(); i-- > 0;) {
    if (telling(trail[i])) return trail[i];
  }
  return trail.back();
}

/// One to three words that are no other cue: a rubric of which the data know nothing.
bool SectionFinder::may_be_rubric(const Block& block) {
  constexpr std::uint32_t kLongestRubric = 30;
  if (block.kind != BlockKind::kFurniture || block.at.size() > kLongestRubric) return false;
  cues_.find(text_, block.at, found_);
  // "Alertez-nous" asks for something.
  const auto other = [](char16_t c) { return (c >= u'0' && c <= u'9') || is_hyphen(c); };
  const auto line = text_.substr(block.at.start, block.at.size());
  return !found_.words.empty() && found_.words.size() <= 3 && found_.cues.empty() &&
         std::none_of(line.begin(), line.end(), other);
}

std::optional<Utf16Span> SectionFinder::find() {
  const auto& blocks = document_.blocks;
  std::size_t title = 0;
  while (title < blocks.size() && blocks[title].kind != BlockKind::kTitle) ++title;
  if (title == blocks.size()) return {};
  title_ = blocks[title].at;
  if (const auto found = above(title)) return found;
  for (std::size_t i = title + 1; i < std::min(blocks.size(), title + 1 + kBelow); ++i) {
    if (blocks[i].kind == BlockKind::kBody) break;
    Utf16Span section;
    if (blocks[i].kind == BlockKind::kFurniture && step(blocks[i].at, section) == Step::kSection) {
      return section;
    }
  }
  if (title > 0 && may_be_rubric(blocks[title - 1])) return blocks[title - 1].at;
  if (title + 1 < blocks.size() && may_be_rubric(blocks[title + 1])) return blocks[title + 1].at;
  return {};
}

}  // namespace

std::optional<Utf16Span> find_section(const Document& document, const LayoutCues& cues) {
  return SectionFinder(document, cues).find();
}

}  // namespace filigrane
