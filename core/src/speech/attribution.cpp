#include "speech/attribution.h"

#include <algorithm>

namespace filigrane {
namespace {

constexpr std::uint32_t kNear = 12;  // units between a verb and the words that it takes

class Finder {
 public:
  Finder(const Passage& passage, const std::vector<Report>& reports,
         const std::vector<Clause>& clauses)
      : passage_(passage), reports_(reports), covered_(reports.size()) {
    for (const Clause& clause : clauses) covered_[clause.report] = clause.at;
  }

  Attribution find(std::uint32_t p, std::uint32_t at, std::size_t first, std::size_t last) const {
    const Phrase& phrase = passage_.phrases[p];
    Attribution found;
    found.phrase = static_cast<std::int32_t>(p);
    found.unit = at;
    found.introduced = at > phrase.first && passage_.units[at - 1].colon;
    std::int32_t left = -1, far_left = -1, right = -1, source = -1;
    for (std::size_t r = first; r < last; ++r) {
      const Report& report = reports_[r];
      const auto index = static_cast<std::int32_t>(r);
      if (report.form == Report::Form::kSource) {
        if (source < 0 || report.at.first < at) source = index;
        continue;
      }
      if (report.whole.first > at) {
        if (report.aside && only_commas(at + 1, report.whole.first)) {
          found.report = index;
          found.aside = true;
        }
        if (right < 0 && report.aside) right = index;
      } else if (report.at.first < at) {
        (reaches(r, at) ? left : far_left) = index;
      }
    }
    found.alone = is_alone(phrase, at, found, right, last);
    if (found.report >= 0) return found;
    if (left < 0 && right < 0) left = far_left;
    found.governed = left >= 0 && reaches(static_cast<std::size_t>(left), at);
    found.report = left >= 0 ? left : right >= 0 ? right : source;
    if (found.report >= 0) {
      const Utf16Span stretch = passage_.units[at].at;
      const Utf16Span clause = covered_[static_cast<std::size_t>(found.report)];
      if (clause.start <= stretch.start && stretch.end <= clause.end) found.governed = true;
    }
    found.aside = left >= 0 && only_commas(reports_[static_cast<std::size_t>(left)].whole.last, at);
    return found;
  }

 private:
  /// Whether what the verb of a report takes holds the stretch at unit `at`.
  bool reaches(std::size_t r, std::uint32_t at) const {
    const Utf16Span stretch = passage_.units[at].at, clause = covered_[r];
    if (clause.start <= stretch.start && stretch.end <= clause.end) return true;
    const Report& report = reports_[r];
    if (!report.entry || report.aside) return false;
    const std::uint32_t from = std::max(report.at.last, report.whole.last);
    for (std::uint32_t i = from; i < at; ++i) {
      const Unit& u = passage_.units[i];
      if (u.stop && !u.colon) return false;
      if (u.verb && u.upos == Upos::kVerb && !u.colon) return false;
    }
    return at - from <= kNear || passage_.units[at - 1].colon;
  }

  bool only_commas(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (!passage_.units[i].comma && !passage_.units[i].colon) return false;
    }
    return first <= last;
  }

  bool is_alone(const Phrase& phrase, std::uint32_t at, const Attribution& found,
                std::int32_t right, std::size_t) const {
    const bool starts = at == phrase.first || found.introduced;
    if (!starts) return false;
    std::uint32_t next = at + 1;
    while (next < phrase.last && (passage_.units[next].stop || passage_.units[next].comma)) ++next;
    if (next >= phrase.last) return true;
    return found.report >= 0 && right == found.report;
  }

  const Passage& passage_;
  const std::vector<Report>& reports_;
  std::vector<Utf16Span> covered_;  // by the clause of each report
};

}  // namespace

std::vector<Attribution> attribute(const Passage& passage, const std::vector<Report>& reports,
                                   const std::vector<Clause>& clauses, std::size_t marked) {
  std::vector<Attribution> found(marked);
  const Finder finder(passage, reports, clauses);
  std::size_t first = 0;
  for (std::uint32_t p = 0; p < passage.phrases.size(); ++p) {
    while (first < reports.size() && reports[first].phrase < p) ++first;
    std::size_t last = first;
    while (last < reports.size() && reports[last].phrase == p) ++last;
    const Phrase& phrase = passage.phrases[p];
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      if (passage.units[i].marked < 0) continue;
      found[static_cast<std::size_t>(passage.units[i].marked)] = finder.find(p, i, first, last);
    }
  }
  // "Il faut agir, dit Paul. Nous le ferons.": the reporting clause inside the marks.
  for (std::size_t r = 0; r < reports.size(); ++r) {
    const std::int32_t inside = passage.phrases[reports[r].phrase].inside;
    if (inside < 0 || !reports[r].aside || !reports[r].subject.behind) continue;
    Attribution& attribution = found[static_cast<std::size_t>(inside)];
    if (attribution.aside && attribution.report >= 0) continue;
    attribution.report = static_cast<std::int32_t>(r);
    attribution.aside = true;
  }
  return found;
}

}  // namespace filigrane
