#include "speech/clauses.h"

#include <algorithm>

#include "tagging/feats.h"

namespace filigrane {
namespace {

using namespace word_class;

constexpr std::uint32_t kGap = 16;  // units between a verb and the clause that it takes

class Finder {
 public:
  Finder(const Document& document, const Passage& passage, const std::vector<Report>& reports)
      : passage_(passage), reports_(reports), subjects_(document, passage) {}

  std::vector<Clause> find() {
    for (std::uint32_t r = 0; r < reports_.size(); ++r) {
      report_ = r;
      const Report& report = reports_[r];
      const Phrase& phrase = passage_.phrases[report.phrase];
      if (report.form == Report::Form::kSource) {
        source(phrase, report);
      } else if (report.entry && may_report(phrase, report)) {
        if (report.as && report.whole.first == phrase.first) {
          add(behind_commas(phrase, report.whole.last), end_of(phrase, report.whole.last));
        } else if (report.aside) {
          if (phrase.inside < 0 && !taken(phrase, report)) before(phrase, report.whole.first);
        } else if (!taken(phrase, report)) {
          continue;
        }
      }
    }
    return std::move(clauses_);
  }

 private:
  const Unit& unit(std::uint32_t i) const { return passage_.units[i]; }

  /// Not "il faut dire que", nor what the speaker of words between marks hopes.
  bool may_report(const Phrase& phrase, const Report& report) const {
    const bool inside = phrase.inside >= 0;
    if (report.form == Report::Form::kInfinitive) {
      if (inside || report.at.first == phrase.first) return false;
      const Unit& left = unit(report.at.first - 1);
      if (left.upos == Upos::kVerb || left.upos == Upos::kAux) {
        return subjects_.token(report.at.first - 1).lemma != "falloir";
      }
      return left.upos == Upos::kAdp && report.at.first >= phrase.first + 2 &&
             unit(report.at.first - 2).upos == Upos::kAdp;  // "avant de preciser"
    }
    if (report.subject.kind == Subject::Kind::kPronoun) {
      const Bits classes = unit(report.subject.units.first).classes;
      const bool third = (classes & (kHe | kShe | kThey)) != 0;
      const bool said = (report.entry->frames & (frame::kInfinitive | frame::kTold)) != 0 ||
                        (report.entry->frames & frame::kBare) != 0;
      return third || (inside && said && (classes & kYou) != 0);
    }
    return !inside || report.subject.kind == Subject::Kind::kNoun;
  }

  bool is_infinitive(std::uint32_t i) const {
    return has_feature(subjects_.token(i).feats, "VerbForm=Inf") && unit(i).marked < 0;
  }
  bool is_that(std::uint32_t i) const {
    return (unit(i).classes & kThat) != 0 && unit(i).upos != Upos::kPron &&
           unit(i).upos != Upos::kDet;
  }

  /// The clause that the verb takes, if there is one.
  bool taken(const Phrase& phrase, const Report& report) {
    const Bits frames = report.entry->frames;
    std::uint32_t last =
        std::max(report.at.last, report.subject.behind ? report.subject.units.last : 0);
    last = std::min(last, phrase.last);
    const std::uint32_t ceiling = std::min(phrase.last, last + kGap);
    if ((frames & frame::kClause) != 0) {
      for (std::uint32_t i = last; i < ceiling; ++i) {
        if (is_that(i)) return add(i + 1, end_of(phrase, i + 1));
        if (const std::uint32_t next = passed_over(report, i, ceiling)) {
          i = next - 1;
          continue;
        }
        if ((unit(i).classes & kWhether) != 0 && i - last < 8 && unit(i).upos != Upos::kPron &&
            unit(i).upos != Upos::kDet && !report.aside) {
          const bool content = !unit(i).small || unit(i).at.size() > 2;
          return add(content && subjects_.token(i).lemma != "if" ? i : i + 1,
                     end_of(phrase, i + 1));
        }
        if (stops(i) || subjects_.starts_noun_phrase(i)) break;
      }
    }
    if (report.aside || phrase.inside >= 0) return false;
    if ((frames & (frame::kInfinitive | frame::kDe | frame::kTo)) != 0) {
      for (std::uint32_t i = last; i < ceiling; ++i) {
        if (unit(i).marked >= 0 && i > last &&
            introduced(report, i, frames & (frame::kDe | frame::kTo))) {
          return add(i, end_of(phrase, i));  // a promis de "changer la loi" avant mai
        }
        if (unit(i).stop || unit(i).marked >= 0 || subjects_.is_finite(i)) break;
        if (is_infinitive(i) && introduced(report, i, frames)) {
          std::uint32_t start = i;
          while (start > last && (unit(start - 1).upos == Upos::kAdv ||
                                  (unit(start - 1).upos == Upos::kPron &&
                                   (unit(start - 1).classes & kObject) != 0))) {
            --start;
          }
          return add(start, end_of(phrase, i));
        }
      }
    }
    constexpr Bits kProfess = frame::kSelf | frame::kInfinitive;  // se dire, se declarer
    if (report.reflexive && (frames & kProfess) == kProfess && last < phrase.last &&
        (unit(last).upos == Upos::kAdj || unit(last).upos == Upos::kVerb)) {
      return add(last, end_of(phrase, last));
    }
    const bool opening = report.at.first == phrase.first;
    if ((frames & frame::kBare) != 0 && (report.form == Report::Form::kFinite ||
                                         (report.form == Report::Form::kParticiple && !opening))) {
      return bare(phrase, report, last);
    }
    return false;
  }

  /// Behind what may stand between a verb and its clause: whom it was said to, when; 0 for none.
  std::uint32_t passed_over(const Report& report, std::uint32_t i, std::uint32_t last) const {
    if (unit(i).upos == Upos::kAdp || unit(i).contracted) {
      return subjects_.behind_preposition(i, last);
    }
    if (!subjects_.starts_noun_phrase(i)) return 0;
    if (const std::uint32_t next = subjects_.behind_time(i, last)) return next;
    if ((report.entry->frames & frame::kTold) == 0) return 0;
    return std::max(i + 1, subjects_.noun_phrase(i, last).last);
  }

  /// Whether the infinitive at `i` has what the verb wants before it.
  bool introduced(const Report& report, std::uint32_t i, Bits frames) const {
    std::uint32_t left = i;
    while (left > report.at.last &&
           (unit(left - 1).upos == Upos::kAdv || (unit(left - 1).classes & kObject) != 0)) {
      --left;
    }
    if (left == report.at.last) return (frames & frame::kInfinitive) != 0;
    const Unit& u = unit(left - 1);
    if (u.upos == Upos::kPart) return (frames & frame::kTo) != 0;
    if (u.upos == Upos::kAdp)
      return (frames & frame::kDe) != 0 && (u.classes & (kLink | kHearer)) != 0;
    return (frames & frame::kInfinitive) != 0 && u.upos != Upos::kVerb && u.upos != Upos::kAux;
  }

  bool stops(std::uint32_t i) const {
    return unit(i).stop || unit(i).marked >= 0 ||
           (unit(i).upos == Upos::kVerb && subjects_.is_finite(i)) ||
           unit(i).upos == Upos::kSconj || unit(i).upos == Upos::kCconj;
  }

  /// "He said the plan had failed": a clause without that.
  bool bare(const Phrase& phrase, const Report& report, std::uint32_t last) {
    std::uint32_t at = last;
    while (at < phrase.last && unit(at).upos == Upos::kAdv) ++at;
    if ((report.entry->frames & frame::kTold) != 0 && at < phrase.last) {
      if (unit(at).mention >= 0 || subjects_.is_pronoun(at)) ++at;
    }
    if (at < phrase.last && subjects_.behind_time(at, phrase.last) != 0) {
      at = subjects_.behind_time(at, phrase.last);
    }
    if (at + 1 >= phrase.last) return false;
    const bool opens = subjects_.starts_noun_phrase(at) || subjects_.is_pronoun(at) ||
                       unit(at).marked >= 0 || unit(at).upos == Upos::kVerb;
    if (!opens || (unit(at).classes & kRelative) != 0) return false;
    for (std::uint32_t i = at + 1; i < phrase.last && i - at < 40; ++i) {
      if (unit(i).stop) break;
      if (subjects_.is_finite(i)) return add(at, end_of(phrase, at));
    }
    return false;
  }

  /// "..., a dit X": the clause before.
  void before(const Phrase& phrase, std::uint32_t last) {
    std::uint32_t first = phrase.first;
    while (last > first && unit(last - 1).comma) --last;
    while (first < last && (unit(first).upos == Upos::kCconj || unit(first).comma)) ++first;
    bool verb = false;
    for (std::uint32_t i = first; i < last; ++i) verb = verb || subjects_.is_finite(i);
    // Words between marks that are a whole sentence need no clause around them.
    if (!verb || last - first < 3) return;
    for (std::uint32_t i = first; i < last; ++i) {
      if (unit(i).colon) return;
    }
    add(first, last);
  }

  void source(const Phrase& phrase, const Report& report) {
    const std::uint32_t first = report.at.first, last = report.subject.units.last;
    std::uint32_t lead = first;
    while (lead > phrase.first &&
           (unit(lead - 1).upos == Upos::kAdv || unit(lead - 1).comma ||
            unit(lead - 1).upos == Upos::kCconj || unit(lead - 1).upos == Upos::kSconj)) {
      --lead;
    }
    const bool comma_behind = last < phrase.last && unit(last).comma;
    const bool comma_before = first > phrase.first && unit(first - 1).comma;
    if (lead == phrase.first ||
        (comma_behind && (comma_before || small_before(phrase, first)) && goes_on(phrase, last))) {
      // Nothing stands beside a pronoun: "selon elle, les arbres, les haies et le mur resteront".
      const bool pronoun = report.subject.kind == Subject::Kind::kPronoun;
      add(pronoun ? behind_commas(phrase, last) : behind_apposition(phrase, last),
          end_of(phrase, last));
      return;
    }
    std::uint32_t end = first;
    while (end > phrase.first && unit(end - 1).comma) --end;
    std::uint32_t start = phrase.first;
    while (start < end && (unit(start).upos == Upos::kCconj || unit(start).comma)) ++start;
    add(start, end);
  }

  bool small_before(const Phrase& phrase, std::uint32_t first) const {
    return first > phrase.first &&
           ((unit(first - 1).classes & kRelative) != 0 || unit(first - 1).upos == Upos::kSconj);
  }
  /// A clause with a verb of its own follows the comma at `at`, no relative or participle.
  bool goes_on(const Phrase& phrase, std::uint32_t at) const {
    ++at;
    if (at >= phrase.last || (unit(at).classes & kRelative) != 0 || unit(at).upos == Upos::kCconj) {
      return false;
    }
    for (std::uint32_t i = at; i < phrase.last; ++i) {
      if (subjects_.is_finite(i)) return true;
      if ((unit(i).classes & kRelative) != 0) return false;
    }
    return false;
  }
  std::uint32_t behind_commas(const Phrase& phrase, std::uint32_t at) const {
    while (at < phrase.last && (unit(at).comma || is_that(at))) ++at;
    return at;
  }
  /// "Selon Paul Durand, directeur du centre, ...": behind the second comma.
  std::uint32_t behind_apposition(const Phrase& phrase, std::uint32_t at) const {
    const std::uint32_t start = behind_commas(phrase, at);
    if (start == at) return at;
    if (start < phrase.last && unit(start).upos == Upos::kNum) return start;
    for (std::uint32_t i = start; i < phrase.last && i - start < 25; ++i) {
      if (unit(i).comma) {
        for (std::uint32_t k = i + 1; k < phrase.last; ++k) {
          if (subjects_.is_finite(k)) return behind_commas(phrase, i);
        }
        return start;
      }
      const bool relative = (unit(start).classes & kRelative) != 0;
      if ((subjects_.is_finite(i) && !relative) || unit(i).stop) return start;
    }
    return start;
  }

  /// Where a clause that begins at `from` ends: before the full stop, or before the next report
  /// that stands beside it or goes on with its verb.
  std::uint32_t end_of(const Phrase& phrase, std::uint32_t from) const {
    std::uint32_t end = phrase.last;
    for (std::uint32_t r = report_ + 1;
         r < reports_.size() && reports_[r].phrase == reports_[report_].phrase; ++r) {
      const Report& next = reports_[r];
      if (next.whole.first <= from) continue;
      const Unit& left = unit(next.whole.first - 1);
      if (next.aside || (next.form == Report::Form::kSource && left.comma) ||
          (next.form == Report::Form::kParticiple && left.comma)) {
        end = next.whole.first;
      } else if (next.form == Report::Form::kFinite && left.upos == Upos::kCconj &&
                 next.subject.kind == Subject::Kind::kShared) {
        end = next.whole.first - 1;
      } else {
        continue;
      }
      break;
    }
    for (std::uint32_t i = from; i + 1 < end; ++i) {
      if (unit(i).colon && unit(i + 1).marked >= 0) end = i;
    }
    while (end > from && (unit(end - 1).stop || unit(end - 1).comma)) --end;
    return end;
  }

  bool add(std::uint32_t first, std::uint32_t last) {
    while (first < last && unit(first).comma) ++first;
    if (first >= last) return false;
    const bool whole = last - first == 1 && unit(first).marked >= 0;
    clauses_.push_back({{unit(first).at.start, unit(last - 1).at.end}, report_, whole});
    return true;
  }

  const Passage& passage_;
  const std::vector<Report>& reports_;
  Subjects subjects_;
  std::uint32_t report_ = 0;
  std::vector<Clause> clauses_;
};

}  // namespace

std::vector<Clause> find_clauses(const Document& document, const Passage& passage,
                                 const std::vector<Report>& reports) {
  return Finder(document, passage, reports).find();
}

}  // namespace filigrane
