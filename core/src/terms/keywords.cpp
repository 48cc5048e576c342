#include "terms/keywords.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>

#include "terms/candidates.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// Only operations that IEEE 754 rounds exactly (no logarithm), so that native and WebAssembly
/// agree to the last bit.
class Ranking {
 public:
  Ranking(const Document& document, const std::vector<Candidate>& candidates)
      : candidates_(candidates),
        taken_(document.tokens.size(), false),
        title_end_(document.sentences.empty() ? 0 : document.sentences.front().tokens.end) {
    tagged_ = std::any_of(document.tokens.begin(), document.tokens.end(),
                          [](const Token& t) { return t.upos != Upos::kX; });
  }

  /// Indices of the best candidates with their weights, best first. A place inside a term that is
  /// already chosen does not count for a part of it.
  std::vector<std::pair<std::uint32_t, double>> best(std::size_t limit);

 private:
  double weight(const Candidate& candidate) const;
  std::size_t free_places(const Candidate& candidate) const;

  const std::vector<Candidate>& candidates_;
  std::vector<bool> taken_;  // tokens inside a chosen term
  std::uint32_t title_end_;  // tokens before it are the text's first sentence
  bool tagged_ = false;
};

std::size_t Ranking::free_places(const Candidate& candidate) const {
  return static_cast<std::size_t>(
      std::count_if(candidate.at.begin(), candidate.at.end(), [&](TokenSpan at) {
        for (std::uint32_t i = at.start; i < at.end; ++i) {
          if (!taken_[i]) return true;
        }
        return false;
      }));
}

double Ranking::weight(const Candidate& candidate) const {
  constexpr double kMaxRarity = 15;
  const auto places = static_cast<double>(free_places(candidate));
  const bool name = candidate.entity != kNoEntity;
  const bool in_title = candidate.at.front().start < title_end_;
  if (places == 0) return 0;
  // Said once, a word says little, and a run of words without tags is an accident.
  if (places == 1 && !name && !(candidate.multiword ? tagged_ : in_title)) return 0;
  const double rarity =
      candidate.words == 0 ? 0 : candidate.rarity / (kMaxRarity * candidate.words);
  const double position =
      1 - static_cast<double>(candidate.at.front().start) / static_cast<double>(taken_.size());
  double weight = std::sqrt(places) * (0.2 + rarity) * (1 + position);
  // Names and phrases say more than single words, but long phrases are rarely said just so.
  if (candidate.multiword) weight *= 1.4;
  if (candidate.words >= 3 && !name) weight *= 0.85;
  if (name) weight *= 1.3;
  return weight;
}

std::vector<std::pair<std::uint32_t, double>> Ranking::best(std::size_t limit) {
  struct Entry {
    double weight;
    std::uint32_t candidate;
    bool operator<(const Entry& other) const {
      return weight != other.weight ? weight < other.weight : candidate > other.candidate;
    }
  };
  std::priority_queue<Entry> queue;
  for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
    if (const double w = weight(candidates_[i]); w > 0) queue.push({w, i});
  }
  std::vector<std::pair<std::uint32_t, double>> chosen;
  while (!queue.empty() && chosen.size() < limit) {
    const Entry entry = queue.top();
    queue.pop();
    const Candidate& candidate = candidates_[entry.candidate];
    const double now = weight(candidate);
    if (now < entry.weight) {  // parts of it were taken since: it waits for its new turn
      if (now > 0) queue.push({now, entry.candidate});
      continue;
    }
    chosen.emplace_back(entry.candidate, now);
    for (const TokenSpan at : candidate.at) {
      for (std::uint32_t i = at.start; i < at.end; ++i) taken_[i] = true;
    }
  }
  return chosen;
}

Utf16Span span_of(const Document& document, TokenSpan at) {
  return {document.tokens[at.start].at.start, document.tokens[at.end - 1].at.end};
}

/// The form written most often, of equals the one that comes first.
std::string usual_form(const Document& document, const Candidate& candidate) {
  std::map<std::u16string_view, std::size_t> counts;
  std::u16string_view best;
  for (const TokenSpan at : candidate.at) {
    const Utf16Span span = span_of(document, at);
    ++counts[std::u16string_view(document.text).substr(span.start, span.size())];
  }
  for (const TokenSpan at : candidate.at) {
    const Utf16Span span = span_of(document, at);
    const auto form = std::u16string_view(document.text).substr(span.start, span.size());
    if (best.empty() || counts[form] > counts[best]) best = form;
  }
  return to_utf8(best);
}

std::string lemma_of(const Document& document, TokenSpan at) {
  std::string lemma;
  for (std::uint32_t i = at.start; i < at.end; ++i) {
    const Token& token = document.tokens[i];
    const auto form = std::u16string_view(document.text).substr(token.at.start, token.at.size());
    if (i > at.start && document.tokens[i - 1].at.end < token.at.start) lemma += ' ';
    // An elided word stays so, or what follows would have to part from it: "d'eau", "l'eau".
    if (token.lemma.empty() || is_apostrophe(form.back())) {
      append_lower(form, lemma);
    } else {
      lemma += token.lemma;
    }
  }
  return lemma;
}

}  // namespace

std::vector<Keyword> find_keywords(const Document& document, const TermData& data,
                                   const Rarity* rarity, std::size_t limit) {
  const std::vector<Candidate> candidates = find_candidates(document, data, rarity);
  std::vector<Keyword> keywords;
  double top = 0;
  for (const auto& [index, weight] : Ranking(document, candidates).best(limit)) {
    const Candidate& candidate = candidates[index];
    top = std::max(top, weight);
    Keyword keyword;
    const bool name = candidate.entity != kNoEntity;
    keyword.text = name ? document.entities[static_cast<std::size_t>(candidate.entity)].name
                        : usual_form(document, candidate);
    keyword.lemma = name ? keyword.text : lemma_of(document, candidate.at.front());
    keyword.score = static_cast<Score>(std::lround(1000 * weight / top));
    for (const TokenSpan at : candidate.at) keyword.occurrences.push_back(span_of(document, at));
    keywords.push_back(std::move(keyword));
  }
  return keywords;
}

}  // namespace filigrane
