#include "terms/summary.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "text/chars.h"

namespace filigrane {
namespace {

constexpr std::size_t kMost = 3;
constexpr std::size_t kSentencesForEach = 2;  // a text needs as many for one of its summary
constexpr std::uint32_t kLeastTokens = 8, kMostTokens = 100;

bool is_closing(char16_t c) {
  return c == u')' || c == u']' || c == u'"' || c == 0xBB || c == 0x201D || is_apostrophe(c);
}

/// A sentence that may be part of the summary.
struct Candidate {
  std::uint32_t sentence = 0;
  double place = 0;                  // what its place and form make it worth
  std::vector<std::uint32_t> terms;  // indices in document.keywords
};

/// Ends as a statement does, behind marks that close.
bool states(std::u16string_view sentence) {
  std::size_t end = sentence.size();
  while (end > 0 && (is_closing(sentence[end - 1]) || is_blank(sentence[end - 1]))) --end;
  if (end == 0) return false;
  const char16_t last = sentence[end - 1];
  return last == u'.' || last == u'!' || last == 0x2026;
}

class Summary {
 public:
  explicit Summary(const Document& document) : document_(document) { find_candidates(); }
  std::vector<std::uint32_t> best();

 private:
  void find_candidates();
  void find_terms();
  bool is_statement(const Sentence& sentence) const;
  double worth(const Candidate& candidate) const;

  const Document& document_;
  std::vector<Candidate> candidates_;
  std::vector<bool> said_;  // of each key term: by a sentence already chosen
};

bool Summary::is_statement(const Sentence& sentence) const {
  if (sentence.tokens.size() < kLeastTokens || sentence.tokens.size() > kMostTokens) return false;
  const auto text =
      std::u16string_view(document_.text).substr(sentence.at.start, sentence.at.size());
  if (!states(text)) return false;
  bool tagged = false;
  for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
    const Upos upos = document_.tokens[i].upos;
    if (upos == Upos::kVerb || upos == Upos::kAux) return true;
    tagged = tagged || upos != Upos::kX;
  }
  return !tagged;
}

void Summary::find_candidates() {
  constexpr double kLead = 2, kReach = 4;            // the first sentence counts thrice
  constexpr double kPronoun = 0.6, kInQuotes = 0.7;  // what leans on the sentence before
  std::size_t block = 0, place = 0;
  const auto& blocks = document_.blocks;
  for (std::uint32_t i = 0; i < document_.sentences.size(); ++i) {
    const Sentence& sentence = document_.sentences[i];
    while (block < blocks.size() && blocks[block].at.end <= sentence.at.start) ++block;
    if (block == blocks.size()) break;
    const BlockKind kind = blocks[block].kind;
    if (kind != BlockKind::kBody && kind != BlockKind::kStandfirst) continue;
    ++place;
    if (!is_statement(sentence)) continue;
    Candidate candidate{i, 1 + kLead * kReach / (kReach + static_cast<double>(place - 1)), {}};
    const Upos first = document_.tokens[sentence.tokens.start].upos;
    if (first == Upos::kPron || first == Upos::kCconj) candidate.place *= kPronoun;
    if (first == Upos::kPunct) candidate.place *= kInQuotes;
    candidates_.push_back(std::move(candidate));
  }
}

void Summary::find_terms() {
  said_.assign(document_.keywords.size(), false);
  for (std::uint32_t term = 0; term < document_.keywords.size(); ++term) {
    for (const Utf16Span at : document_.keywords[term].occurrences) {
      const auto found = std::partition_point(
          candidates_.begin(), candidates_.end(),
          [&](const Candidate& c) { return document_.sentences[c.sentence].at.end <= at.start; });
      if (found == candidates_.end() || document_.sentences[found->sentence].at.start > at.start) {
        continue;
      }
      if (found->terms.empty() || found->terms.back() != term) found->terms.push_back(term);
    }
  }
}

double Summary::worth(const Candidate& candidate) const {
  constexpr double kSaidBefore = 0.2, kBase = 0.3;
  double terms = kBase;
  for (const std::uint32_t term : candidate.terms) {
    terms += document_.keywords[term].score / 1000.0 * (said_[term] ? kSaidBefore : 1);
  }
  const double length = document_.sentences[candidate.sentence].tokens.size();
  return candidate.place * terms / std::sqrt(length);
}

std::vector<std::uint32_t> Summary::best() {
  find_terms();
  const std::size_t count =
      std::min(kMost, (candidates_.size() + kSentencesForEach - 1) / kSentencesForEach);
  std::vector<std::uint32_t> chosen;
  while (chosen.size() < count) {
    const Candidate* best = nullptr;
    double most = -1;
    for (const Candidate& candidate : candidates_) {
      if (std::find(chosen.begin(), chosen.end(), candidate.sentence) != chosen.end()) continue;
      if (const double here = worth(candidate); here > most) {
        most = here;
        best = &candidate;
      }
    }
    if (!best) break;
    chosen.push_back(best->sentence);
    for (const std::uint32_t term : best->terms) said_[term] = true;
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

std::vector<std::uint32_t> summarize(const Document& document) { return Summary(document).best(); }

}  // namespace filigrane
