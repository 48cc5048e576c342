/// What can be seen of each line of a pasted page: the material of the line classifier's features.
#pragma once
#include <cstdint>
#include <vector>

#include "filigrane/filigrane.h"
#include "layout/cues.h"
#include "layout/press_dates.h"

namespace filigrane {

/// Signs that begin or end a line.
enum class Edge : std::uint8_t {
  kCapital,
  kSmall,
  kFigure,
  kStop,      ///< . ? !
  kEllipsis,  ///< ... and the like
  kColon,
  kComma,
  kQuote,
  kBracket,
  kDash,  ///< dashes and bullets
  kCopyright,
  kOther,
};
inline constexpr int kEdges = 12;

enum class LetterCase : std::uint8_t { kNone, kSentence, kTitle, kCapitals, kSmall };
enum class DatePlace : std::uint8_t { kNone, kInside, kFirst, kWhole };
enum class Share : std::uint8_t { kNone, kSome, kMost, kAll };
enum class Verb : std::uint8_t { kUnknown, kNone, kFinite };

struct LineFacts {
  std::uint32_t chars = 0, words = 0;  ///< visible characters; words of the line
  std::uint32_t text_hash = 0;         ///< of letters and digits, without case
  std::uint8_t stops = 0;              ///< full stops and the like before a blank and a capital
  std::uint8_t signs = 0;              ///< "|", ">", "/" and other dividers between blanks
  std::uint8_t seams = 0;              ///< small letters before a capital inside a word
  Edge begin = Edge::kOther, end = Edge::kOther;
  LetterCase letter_case = LetterCase::kNone;
  DatePlace date = DatePlace::kNone;
  Share figures = Share::kNone, people = Share::kNone, names = Share::kNone;
  Verb verb = Verb::kUnknown;
  bool clock = false, copyright = false, address = false;
  std::uint8_t blank_lines = 0;                                   ///< before the line
  std::uint32_t cues_whole = 0, cues_first = 0, cues_inside = 0;  ///< a bit for each CueKind
  std::uint8_t topic = 0;        ///< words of the line that the running text has, at most 255
  std::uint8_t topic_words = 0;  ///< words of the line that count for this, at most 255
  /// Long enough and written as running text is.
  bool running = false;
};

class LineReader {
 public:
  /// Facts of each block of `document`, of which text, language, blocks, tokens and mentions are
  /// set.
  std::vector<LineFacts> read(const Document& document) const;

  const LayoutCues& cues() const { return cues_; }
  const PressDates& dates() const { return dates_; }

 private:
  LayoutCues cues_;
  PressDates dates_;
};

}  // namespace filigrane
