#include "layout/line_features.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace filigrane {
namespace {

/// A family of features: the value of each is below `values`.
struct Family {
  std::string_view name;
  std::uint16_t values;
};
enum FamilyIndex : std::size_t {
  kLength,
  kWords,
  kBegin,
  kEnd,
  kCase,
  kStops,
  kSigns,
  kSeams,
  kDate,
  kFigures,
  kPeople,
  kNames,
  kVerb,
  kMarks,
  kCueWhole,
  kCueFirst,
  kCueInside,
  // The families before this one are also seen of the lines before and behind.
  kShared,
  kTopicShare = kShared,
  kTopicCount,
  kCopies,
  kFromFirst,
  kFromLast,
  kFromHeadline,
  kFromStart,
  kFromEnd,
  kShorts,
  kBlank,
  kBlankBehind,
  kPage,
  kRunningShare,
  kLengthEnd,
  kLengthFirst,
  kPeopleFirst,
  kSameLength,
  kAnnounced,
  kFamilies,
};
constexpr std::uint16_t kLengths = 13, kShortLengths = 6, kDistances = 11;
/// Cues that may announce what the lines below them are, and how far below that is told apart.
constexpr std::array kAnnouncing = {CueKind::kRelated,   CueKind::kComments, CueKind::kSubscribe,
                                    CueKind::kTags,      CueKind::kShare,    CueKind::kSite,
                                    CueKind::kPublished, CueKind::kNotice};
constexpr std::uint16_t kAnnouncements = 1 + 3 * kAnnouncing.size();
constexpr std::array<Family, kFamilies> kTable = {{
    {"length", kLengths},
    {"words", 10},
    {"begin", kEdges},
    {"end", kEdges},
    {"case", 5},
    {"stops", 4},
    {"signs", 3},
    {"seams", 3},
    {"date", 8},
    {"figures", 4},
    {"people", 4},
    {"names", 4},
    {"verb", 3},
    {"marks", 4},
    {"cue-whole", kCueKinds},
    {"cue-first", kCueKinds},
    {"cue-inside", kCueKinds},
    {"topic-share", 7},
    {"topic-count", 7},
    {"copies", 4},
    {"from-first", kDistances},
    {"from-last", kDistances},
    {"from-headline", kDistances},
    {"from-start", 6},
    {"from-end", 6},
    {"shorts", 6},
    {"blank", 3},
    {"blank-behind", 3},
    {"page-lines", 6},
    {"running-share", 6},
    {"length+end", kShortLengths* kEdges},
    {"length+from-first", kShortLengths * 3},
    {"people+from-first", 4 * 3},
    {"same-length", 2},
    {"announced", kAnnouncements},
}};

constexpr std::uint16_t first_of(std::size_t family) {
  std::uint16_t first = 0;
  for (std::size_t i = 0; i < family; ++i)
    first = static_cast<std::uint16_t>(first + kTable[i].values);
  return first;
}
constexpr auto kFirsts = [] {
  std::array<std::uint16_t, kFamilies + 1> firsts = {};
  for (std::size_t i = 0; i <= kFamilies; ++i) firsts[i] = first_of(i);
  return firsts;
}();
/// Features of the line before begin here, those of the line behind after as many again.
constexpr std::uint16_t kOwn = kFirsts[kFamilies], kNeighbour = kFirsts[kShared];

template <std::size_t N>
int bucket(std::uint32_t value, const std::array<std::uint32_t, N>& limits) {
  int i = 0;
  for (const std::uint32_t limit : limits) i += value > limit;
  return i;
}
int length_of(const LineFacts& line) {
  constexpr std::array<std::uint32_t, kLengths - 1> kLimits = {2,  5,  10,  18,  28,  42,
                                                               60, 85, 120, 180, 280, 450};
  return bucket(line.chars, kLimits);
}
int short_length_of(const LineFacts& line) {
  constexpr std::array<std::uint32_t, kShortLengths - 1> kLimits = {12, 30, 70, 130, 250};
  return bucket(line.chars, kLimits);
}
/// How far `i` is from `mark`, in steps that grow; the last value where there is no mark.
int distance(std::size_t i, std::size_t mark, std::size_t none) {
  if (mark == none) return kDistances - 1;
  constexpr std::array<std::uint32_t, 4> kLimits = {1, 2, 4, 9};
  if (i == mark) return 5;
  return i < mark ? 4 - bucket(static_cast<std::uint32_t>(mark - i), kLimits)
                  : 6 + std::min(3, bucket(static_cast<std::uint32_t>(i - mark), kLimits));
}
int place(std::uint32_t steps) {
  constexpr std::array<std::uint32_t, 5> kLimits = {0, 1, 3, 8, 20};
  return bucket(steps, kLimits);
}

class Adder {
 public:
  Adder(std::vector<std::uint16_t>& features, std::uint16_t base)
      : features_(features), base_(base) {}
  void operator()(FamilyIndex family, int value) {
    const int most = kTable[family].values - 1;
    features_.push_back(
        static_cast<std::uint16_t>(base_ + kFirsts[family] + std::min(value, most)));
  }
  void bits(FamilyIndex family, std::uint32_t bits) {
    for (int i = 0; bits != 0; ++i, bits >>= 1) {
      if (bits & 1) (*this)(family, i);
    }
  }

 private:
  std::vector<std::uint16_t>& features_;
  std::uint16_t base_;
};

/// What is also seen of neighbours.
void look(const LineFacts& line, std::uint16_t base, std::vector<std::uint16_t>& features) {
  Adder add(features, base);
  add(kLength, length_of(line));
  constexpr std::array<std::uint32_t, 9> kWordLimits = {1, 2, 3, 4, 6, 9, 14, 24, 40};
  add(kWords, bucket(line.words, kWordLimits));
  add(kBegin, static_cast<int>(line.begin));
  add(kEnd, static_cast<int>(line.end));
  add(kCase, static_cast<int>(line.letter_case));
  add(kStops, line.stops);
  add(kSigns, line.signs);
  add(kSeams, line.seams);
  add(kDate, static_cast<int>(line.date) * 2 + line.clock);
  add(kFigures, static_cast<int>(line.figures));
  add(kPeople, static_cast<int>(line.people));
  add(kNames, static_cast<int>(line.names));
  add(kVerb, static_cast<int>(line.verb));
  if (line.copyright) add(kMarks, 0);
  if (line.address) add(kMarks, 1);
  if (line.begin == Edge::kBracket && line.end == Edge::kBracket) add(kMarks, 2);
  if (line.begin == Edge::kQuote && line.end == Edge::kQuote) add(kMarks, 3);
  add.bits(kCueWhole, line.cues_whole);
  add.bits(kCueFirst, line.cues_first);
  add.bits(kCueInside, line.cues_inside);
}

}  // namespace

std::uint16_t line_feature_count() { return kOwn + 2 * kNeighbour; }

std::string line_feature_name(std::uint16_t feature) {
  std::string name;
  if (feature >= kOwn + kNeighbour) {
    name = "next:";
    feature = static_cast<std::uint16_t>(feature - kOwn - kNeighbour);
  } else if (feature >= kOwn) {
    name = "before:";
    feature = static_cast<std::uint16_t>(feature - kOwn);
  }
  const auto family = static_cast<std::size_t>(
      std::upper_bound(kFirsts.begin(), kFirsts.end(), feature) - kFirsts.begin() - 1);
  const int value = feature - kFirsts[family];
  name.append(kTable[family].name) += '=';
  if (family >= kCueWhole && family <= kCueInside) {
    return name.append(cue_kind_name(static_cast<CueKind>(value)));
  }
  return name += std::to_string(value);
}

PageFeatures::PageFeatures(std::span<const LineFacts> lines)
    : lines_(lines), copies_(lines.size()), announced_(lines.size()), shorts_(lines.size()) {
  const std::size_t n = lines.size();
  std::unordered_map<std::uint32_t, std::size_t> seen;  // where each text stood last
  std::uint64_t running = 0, all = 0;
  first_ = last_ = headline_ = n;
  for (std::size_t i = 0; i < n; ++i) {
    const LineFacts& line = lines[i];
    all += line.chars;
    has_blanks_ = has_blanks_ || line.blank_lines > 0;
    if (line.running) {
      running += line.chars;
      last_ = i;
      if (first_ == n) first_ = i;
    }
    if (line.words < 2) continue;
    const auto [before, fresh] = seen.try_emplace(line.text_hash, i);
    if (fresh) continue;
    copies_[i] |= 1;
    copies_[before->second] |= 2;
    before->second = i;
  }
  running_share_ = all == 0 ? 0 : static_cast<int>(running * 5 / all);
  for (std::size_t i = 0; i < n;) {
    std::size_t end = i;
    while (end < n && !lines[end].running) ++end;
    for (std::size_t j = i; j < end; ++j) {
      shorts_[j] = static_cast<std::uint8_t>(std::min<std::size_t>(end - i, 255));
    }
    i = std::max(end, i + 1);
  }
  std::size_t cue = kAnnouncing.size(), since = 0;  // the last that announced, and the lines since
  for (std::size_t i = 0; i < n; ++i) {
    if (cue < kAnnouncing.size()) {
      ++since;
      const std::size_t far = since <= 1 ? 0 : since <= 6 ? 1 : 2;
      announced_[i] = static_cast<std::uint8_t>(1 + cue * 3 + far);
    }
    if (lines[i].running) {
      cue = kAnnouncing.size();
      continue;
    }
    const std::uint32_t cues = lines[i].cues_whole | (lines[i].words < 8 ? lines[i].cues_first : 0);
    for (std::size_t c = 0; c < kAnnouncing.size(); ++c) {
      if ((cues >> static_cast<unsigned>(kAnnouncing[c]) & 1) == 0) continue;
      cue = c;
      since = 0;
      break;
    }
  }
  // The headline names what the text is about: most of its words come up again.
  int best = 2;
  for (std::size_t i = 0; i < std::min(first_ == n ? 0 : first_ + 1, n); ++i) {
    const LineFacts& line = lines[i];
    if (line.words < 3 || line.chars > 200 || line.signs > 1 || line.date != DatePlace::kNone) {
      continue;
    }
    const int score = 4 * line.topic - 2 * (line.topic_words - line.topic);
    if (score > best) {
      best = score;
      headline_ = i;
    }
  }
}

void PageFeatures::own(std::size_t i, std::vector<std::uint16_t>& features) const {
  const LineFacts& line = lines_[i];
  const std::size_t n = lines_.size();
  Adder add(features, 0);
  look(line, 0, features);
  add(kTopicShare, line.topic_words == 0 ? 6 : line.topic * 5 / line.topic_words);
  constexpr std::array<std::uint32_t, 6> kTopicLimits = {0, 1, 2, 4, 7, 12};
  add(kTopicCount, bucket(line.topic, kTopicLimits));
  add(kCopies, copies_[i]);
  add(kFromFirst, distance(i, first_, n));
  add(kFromLast, distance(i, last_, n));
  add(kFromHeadline, distance(i, headline_, n));
  add(kFromStart, place(static_cast<std::uint32_t>(i)));
  add(kFromEnd, place(static_cast<std::uint32_t>(n - 1 - i)));
  constexpr std::array<std::uint32_t, 5> kShortLimits = {0, 1, 3, 7, 15};
  add(kShorts, bucket(shorts_[i], kShortLimits));
  add(kBlank, !has_blanks_ ? 0 : line.blank_lines == 0 && i > 0 ? 1 : 2);
  add(kBlankBehind, !has_blanks_ ? 0 : i + 1 < n && lines_[i + 1].blank_lines == 0 ? 1 : 2);
  constexpr std::array<std::uint32_t, 5> kPageLimits = {1, 4, 12, 40, 120};
  add(kPage, bucket(static_cast<std::uint32_t>(n), kPageLimits));
  add(kRunningShare, running_share_);
  add(kAnnounced, announced_[i]);
  const int length = short_length_of(line), side = first_ == n || i < first_ ? 0
                                                   : i > last_               ? 2
                                                                             : 1;
  add(kLengthEnd, length * kEdges + static_cast<int>(line.end));
  add(kLengthFirst, length * 3 + side);
  add(kPeopleFirst, static_cast<int>(line.people) * 3 + side);
  if (i >= 2 && length_of(lines_[i - 2]) == length_of(line)) add(kSameLength, 0);
  if (i + 2 < n && length_of(lines_[i + 2]) == length_of(line)) add(kSameLength, 1);
}

void PageFeatures::of(std::size_t i, std::vector<std::uint16_t>& features) const {
  features.clear();
  own(i, features);
  if (i > 0) look(lines_[i - 1], kOwn, features);
  if (i + 1 < lines_.size()) look(lines_[i + 1], kOwn + kNeighbour, features);
}

}  // namespace filigrane
