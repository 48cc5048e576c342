#include "speech/reports.h"

#include <algorithm>

#include "tagging/feats.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

using namespace word_class;

class Finder {
 public:
  Finder(const Document& document, const SpeechData& data, const Passage& passage)
      : document_(document), data_(data), passage_(passage), subjects_(document, passage) {}

  std::vector<Report> find() {
    for (std::uint32_t p = 0; p < passage_.phrases.size(); ++p) {
      const Phrase& phrase = passage_.phrases[p];
      const auto quoted = [](const Unit& u) { return u.marked >= 0; };
      has_marked_ = std::any_of(passage_.units.begin() + phrase.first,
                                passage_.units.begin() + phrase.last, quoted);
      for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const Unit& u = unit(i);
        if (u.upos == Upos::kPunct || u.marked >= 0 || source(p, i)) continue;
        if (u.upos == Upos::kVerb || (u.upos == Upos::kAux && u.verb)) verb(p, i);
      }
    }
    return std::move(reports_);
  }

 private:
  const Unit& unit(std::uint32_t i) const { return passage_.units[i]; }
  const Token& token(std::uint32_t i) const { return subjects_.token(i); }
  bool is_clitic_subject(std::uint32_t i) const {
    return unit(i).upos == Upos::kPron && is_hyphen(document_.text[unit(i).at.start]) &&
           (unit(i).classes & (kHe | kShe | kThey | kAnyone | kYou)) != 0;
  }
  bool is_object_pronoun(std::uint32_t i) const {
    return (unit(i).classes & kObject) != 0 &&
           (unit(i).upos == Upos::kPron || unit(i).upos == Upos::kAdv);
  }

  void verb(std::uint32_t p, std::uint32_t i) {
    const Phrase& phrase = passage_.phrases[p];
    if (!unit(i).verb && !has_marked_) return;
    Report report;
    report.phrase = p;
    report.verb = i;
    report.entry = unit(i).verb;
    bool auxiliary = false, being = false;
    std::uint32_t clitic = 0, first = i;
    while (first > phrase.first) {
      const std::uint32_t left = first - 1;
      if (unit(left).upos == Upos::kAux) {
        auxiliary = true;
        being = being || token(left).lemma == "\u00EAtre" || token(left).lemma == "be";
      } else if (is_clitic_subject(left)) {
        clitic = left;
      } else if (is_object_pronoun(left)) {
        report.reflexive = report.reflexive || has_feature(token(left).feats, "Reflex=Yes");
      } else if (unit(left).upos != Upos::kAdv && unit(left).upos != Upos::kPart) {
        // "ont fait savoir", "laisse entendre": the first verb belongs to the second.
        if (unit(left).upos != Upos::kVerb || !report.entry ||
            report.entry->lemma.find(' ') == std::string::npos) {
          break;
        }
      }
      first = left;
    }
    // An adverb at the left edge belongs to the sentence; "nous disons" has its subject there.
    while (first < i && (unit(first).upos == Upos::kAdv && !is_object_pronoun(first))) ++first;
    const bool may_be_subject = (unit(first).classes & kYou) != 0 && unit(first).at.size() > 2;
    if (first < i && may_be_subject &&
        (first == phrase.first || (!unit(first - 1).comma && unit(first - 1).marked < 0))) {
      ++first;
    }
    std::uint32_t last = i + 1;
    if (report.entry && last < phrase.last &&
        data_.verb_of_two(token(i).lemma, token(last).lemma)) {
      ++last;
    }
    if (last < phrase.last && is_clitic_subject(last)) clitic = last++;
    report.at = {first, last};

    const Bits frames = report.entry ? report.entry->frames : 0;
    if (report.reflexive && report.entry && (frames & frame::kSelf) == 0) return;
    const std::string& feats = token(i).feats;
    if (has_feature(feats, "VerbForm=Inf")) {
      if (!auxiliary) report.form = Report::Form::kInfinitive;
    } else if (has_feature(feats, "VerbForm=Ger") ||
               has_feature(feats, "Tense=Pres|VerbForm=Part")) {
      if (!auxiliary) report.form = Report::Form::kParticiple;
    } else if (has_feature(feats, "VerbForm=Part") && !auxiliary) {
      const bool english = document_.language.code == "en";
      if (!english || !report.entry || (frames & frame::kDirect) == 0) return;
      if (first > phrase.first && unit(first - 1).marked < 0 && !unit(first - 1).comma &&
          !subjects_.starts_noun_phrase(first - 1) && !subjects_.is_pronoun(first - 1)) {
        return;
      }
    }
    const bool passive = being && !report.reflexive && has_feature(feats, "VerbForm=Part") &&
                         !has_feature(feats, "Tense=Pres");
    find_subject(phrase, report, clitic, passive);
    if (passive && report.subject.kind == Subject::Kind::kNone) return;
    if (!report.entry && !report.aside) return;
    if (report.entry && (frames & ~frame::kSelf) == frame::kDirect && !has_marked_) return;
    reports_.push_back(report);
  }

  /// Fills in subject, aside, as, whole.
  void find_subject(const Phrase& phrase, Report& report, std::uint32_t clitic, bool passive) {
    const auto [first, last] = report.at;
    report.whole = report.at;
    if (passive) {
      // "a ete denonce par X": who did it stands behind.
      if (last + 1 < phrase.last && (token(last).lemma == "par" || token(last).lemma == "by") &&
          subjects_.starts_noun_phrase(last + 1)) {
        report.subject = {Subject::Kind::kNoun, subjects_.phrase_from(phrase, last + 1), true};
        report.whole.last = report.subject.units.last;
      }
      return;
    }
    std::uint32_t left = first;
    if (left > phrase.first && (unit(left - 1).classes & kAs) != 0) {
      report.as = true;
      --left;
    }
    if (clitic != 0) {
      report.subject = {Subject::Kind::kPronoun, {clitic, clitic + 1}, true};
      report.aside =
          report.form == Report::Form::kFinite && (report.entry || near_marked(phrase, left));
      return;
    }
    if (report.form == Report::Form::kInfinitive) {
      report.subject.kind = Subject::Kind::kShared;
      return;
    }
    const bool edge = left == phrase.first || unit(left - 1).marked >= 0 || unit(left - 1).comma ||
                      unit(left - 1).stop || report.as;
    if (report.form == Report::Form::kParticiple) {
      report.subject.kind = Subject::Kind::kShared;
      if (!edge && unit(left - 1).upos != Upos::kAdp) {
        const Subject subject = subjects_.before(phrase, first);
        if (subject.units.last == left) report.subject = subject;
      }
      return;
    }
    const bool after_words = left > phrase.first && edge && words_before(phrase, left);
    if (edge && (after_words || report.as) && (report.entry || near_marked(phrase, left))) {
      const Subject subject = subjects_.behind(phrase, last);
      // "X, who works for Y, said": set apart by commas, the subject stands before all the same.
      const bool apart = !report.as && !near_marked(phrase, left) && unit(left - 1).comma &&
                         subjects_.before(phrase, first).kind == Subject::Kind::kNoun &&
                         takes_clause(phrase, last);
      if (subject.kind != Subject::Kind::kNone && !apart) {
        report.subject = subject;
        report.aside = true;
        report.whole = {report.as ? left : first, subject.units.last};
        return;
      }
    }
    if (!report.entry) return;
    report.subject = subjects_.before(phrase, first);
    if (report.subject.kind != Subject::Kind::kNoun &&
        report.subject.kind != Subject::Kind::kPronoun) {
      return;
    }
    report.whole.first = report.subject.units.first;
    const std::uint32_t start = report.subject.units.first;
    if (start > phrase.first && is_relative(start, first)) return;
    const bool words =
        start > phrase.first &&
        (unit(start - 1).marked >= 0 || (unit(start - 1).comma && words_before(phrase, start)));
    report.aside =
        (words && ends_clause(phrase, last, report.entry)) || (report.as && start > phrase.first);
  }

  bool is_relative(std::uint32_t start, std::uint32_t end) const {
    for (std::uint32_t i = start; i < end; ++i) {
      if ((unit(i).classes & kRelative) != 0) return true;
    }
    return false;
  }
  /// What stands before `at` can be what was said: words between marks, or a clause with a verb.
  bool words_before(const Phrase& phrase, std::uint32_t at) const {
    for (std::uint32_t i = at; i-- > phrase.first && at - i < 80;) {
      if (unit(i).marked >= 0 || (subjects_.is_finite(i) && !hangs(phrase, i))) return true;
    }
    return false;
  }
  /// The verb at `at` is of a clause that hangs on a noun: "X, qui ira a Y,".
  bool hangs(const Phrase& phrase, std::uint32_t at) const {
    while (at > phrase.first + 1 && !unit(at - 1).comma && !unit(at - 1).stop) {
      if ((unit(--at).classes & kRelative) != 0) return true;
    }
    return false;
  }
  /// Words between marks and a comma stand right before `at`.
  bool near_marked(const Phrase& phrase, std::uint32_t at) const {
    return at >= phrase.first + 2 && unit(at - 1).comma && unit(at - 2).marked >= 0;
  }
  /// No clause, object or infinitive follows the verb that ends before `at`.
  bool ends_clause(const Phrase& phrase, std::uint32_t at, const SpeechVerb* verb) const {
    while (at < phrase.last && unit(at).upos == Upos::kAdv) ++at;
    if (at >= phrase.last) return true;
    const Unit& u = unit(at);
    if (u.comma || u.stop || u.marked >= 0 || u.upos == Upos::kAdp || u.contracted) return true;
    // "X orders a review": what was before is not what X says. But told the court, said this week.
    const bool tells = verb && (verb->frames & frame::kTold) != 0;
    if (u.upos == Upos::kDet && !tells && !is_time(at)) return false;
    // told me, said Friday: something short before the end or a comma.
    for (std::uint32_t i = at; i < phrase.last && i - at < 5; ++i) {
      const Unit& w = unit(i);
      if (w.comma || w.stop || w.marked >= 0) return true;
      if ((w.classes & (kThat | kWhether)) != 0 || subjects_.is_finite(i)) return false;
    }
    return phrase.last - at < 5 || unit(at).upos == Upos::kNoun || unit(at).mention >= 0 ||
           u.upos == Upos::kSconj;
  }

  /// A date begins with the unit at `at`.
  bool is_time(std::uint32_t at) const {
    const auto& dates = document_.dates;
    const auto after = std::partition_point(dates.begin(), dates.end(), [&](const Date& date) {
      return date.at.end <= unit(at).at.start;
    });
    return after != dates.end() && after->at.start <= unit(at).at.start;
  }

  /// A clause, an infinitive or words between marks follow the verb that ends before `at`.
  bool takes_clause(const Phrase& phrase, std::uint32_t at) const {
    for (std::uint32_t i = at; i < phrase.last && i - at < 16; ++i) {
      if (unit(i).marked >= 0 || (unit(i).classes & kThat) != 0 || subjects_.is_finite(i))
        return true;
      if (unit(i).comma || (unit(i).stop && !unit(i).colon)) return false;
    }
    return false;
  }

  /// "selon", "according to" and whom they name.
  bool source(std::uint32_t p, std::uint32_t i) {
    const Phrase& phrase = passage_.phrases[p];
    const Unit& u = unit(i);
    const bool view = (u.classes & kView) != 0 && i == phrase.first;
    if (u.at.size() > 12 || u.mention >= 0) return false;
    key_.clear();
    append_folded(std::u16string_view(document_.text).substr(u.at.start, u.at.size()), key_);
    std::uint32_t last = 0;
    if (const auto* sources = data_.sources(key_)) {
      for (const auto& words : *sources) {
        std::uint32_t at = i + 1;
        for (const std::string& word : words) {
          if (at >= phrase.last || !reads(at, word)) {
            at = 0;
            break;
          }
          ++at;
        }
        last = std::max(last, at);
      }
    }
    if (last == 0 && view) last = i + 1;
    if (last == 0 || last >= phrase.last) return false;
    // "selon que", "selon lesquelles" report nobody's words here.
    const Unit& next = unit(last);
    Subject subject;
    if (subjects_.is_pronoun(last)) {
      if ((next.classes & (kHe | kShe | kThey)) == 0) return false;
      subject = {Subject::Kind::kPronoun, {last, last + 1}, true};
    } else if (subjects_.starts_noun_phrase(last)) {
      subject = {Subject::Kind::kNoun, subjects_.phrase_from(phrase, last), true};
    } else {
      return false;
    }
    if (view && !is_view(phrase, subject)) return false;
    Report report;
    report.phrase = p;
    report.at = {i, last};
    report.verb = i;
    report.form = Report::Form::kSource;
    report.subject = subject;
    report.whole = {i, subject.units.last};
    reports_.push_back(report);
    return true;
  }

  bool reads(std::uint32_t i, std::string_view word) {
    key_.clear();
    append_folded(std::u16string_view(document_.text).substr(unit(i).at.start, unit(i).at.size()),
                  key_);
    return key_ == word;
  }

  /// "Pour Paul Durand, ...": a person, a body or a pronoun, and a comma behind.
  bool is_view(const Phrase& phrase, const Subject& subject) const {
    const std::uint32_t last = subject.units.last;
    if (last >= phrase.last || !unit(last).comma) return false;
    if (subject.kind == Subject::Kind::kPronoun) return true;
    for (std::uint32_t i = subject.units.first; i < last; ++i) {
      const std::int32_t mention = unit(i).mention;
      if (mention < 0) continue;
      const MentionType type = document_.mentions[static_cast<std::size_t>(mention)].type;
      return type == MentionType::kPer || type == MentionType::kOrg;
    }
    return has_feature(token(subject.units.first).feats, "PronType=Dem");
  }

  const Document& document_;
  const SpeechData& data_;
  const Passage& passage_;
  Subjects subjects_;
  bool has_marked_ = false;
  std::string key_;
  std::vector<Report> reports_;
};

}  // namespace

std::vector<Report> find_reports(const Document& document, const SpeechData& data,
                                 const Passage& passage) {
  return Finder(document, data, passage).find();
}

}  // namespace filigrane
