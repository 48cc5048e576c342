/// The words that a press page puts around an article: "Lire aussi", "Published", "AFP".
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The kinds of core/data/layout_cues.tsv.
enum class CueKind : std::uint8_t {
  kSection,
  kGenre,
  kShare,
  kSubscribe,
  kAdvert,
  kComments,
  kReading,
  kSite,
  kTags,
  kRelated,
  kPublished,
  kUpdated,
  kBy,
  kWith,
  kRole,
  kStaff,
  kPhoto,
  kNotice,
  kSummary,
  kEmbed,
  kAgency,
};
inline constexpr std::size_t kCueKinds = 21;
std::string_view cue_kind_name(CueKind kind);

/// One or more words of a line that are a cue.
struct LayoutCue {
  CueKind kind = CueKind::kSection;
  Utf16Span at;
  std::uint16_t first = 0, end = 0;  ///< [first, end) of the line's words
  std::uint32_t value = 0;           ///< for LayoutCues::value()
};
/// What LayoutCues::find() sees of a line.
struct LineCues {
  std::vector<Utf16Span> words;
  std::vector<LayoutCue> cues;  ///< by their first word

  bool has(CueKind kind) const;
  /// The first cue of the kind that begins in [from, to); null if there is none.
  const LayoutCue* find(CueKind kind, std::uint32_t from, std::uint32_t to) const;
};

class LayoutCues {
 public:
  LayoutCues();

  /// The words and cues in `at`. Words are runs of letters and digits; where a small letter stands
  /// before a capital or a digit, words have been glued together ("À lire aussiLa grève").
  /// @param found  overwritten; given so that its memory serves again
  void find(std::u16string_view text, Utf16Span at, LineCues& found) const;
  /// The short name of an agency; empty for other cues.
  const std::string& value(const LayoutCue& cue) const { return values_[cue.value]; }

 private:
  /// What begins with the words so far: a cue for each bit of `kinds`.
  struct Entry {
    std::uint32_t kinds = 0, value = 0;
    bool capitals = false;  // of an agency: must be written so
  };
  void split(std::u16string_view text, Utf16Span at, std::vector<Utf16Span>& words) const;

  std::unordered_map<std::string, Entry> entries_;  // also the beginnings of longer ones
  std::vector<std::string> values_;
};

}  // namespace filigrane
