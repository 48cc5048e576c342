#include "speech/quotes.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "speech/attribution.h"
#include "speech/clauses.h"
#include "speech/marks.h"
#include "speech/passage.h"
#include "speech/reports.h"
#include "speech/speakers.h"

namespace filigrane {
namespace {

using namespace word_class;

constexpr std::uint32_t kMemory = 8;  // phrases through which a quotation goes on

class Writer {
 public:
  Writer(Document& document, const SpeechData& data, const NameWords& names)
      : document_(document),
        marked_(find_marked(document.text, document.blocks)),
        passage_(read_passage(document, data, marked_)),
        reports_(find_reports(document, data, passage_)),
        speakers_(find_speakers(document, passage_, reports_, data, names)),
        clauses_(find_clauses(document, passage_, reports_)),
        attributions_(attribute(passage_, reports_, clauses_, marked_.size())),
        subjects_(document, passage_) {}

  void write() {
    inner_.resize(marked_.size());
    for (const Phrase& phrase : passage_.phrases) {
      if (phrase.inside >= 0) look_inside(phrase);
    }
    voices_.resize(marked_.size());
    continue_speakers();
    for (std::size_t m = 0; m < marked_.size(); ++m) add_marked(m);
    for (const Clause& clause : clauses_) {
      if (!clause.whole) add_clause(clause);
    }
    std::stable_sort(document_.quotes.begin(), document_.quotes.end(),
                     [](const Quote& a, const Quote& b) {
                       if (a.at.start != b.at.start) return a.at.start < b.at.start;
                       return a.at.end > b.at.end;
                     });
  }

 private:
  /// What the words of a marked stretch are like.
  struct Inner {
    std::uint32_t words = 0;
    bool finite = false, verb = false, you = false;
    bool name = false;                            // nothing but a name
    std::uint32_t capitals = 0, small_words = 0;  // of words that are no mere links
  };

  void look_inside(const Phrase& phrase) {
    Inner& inner = inner_[static_cast<std::size_t>(phrase.inside)];
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      const Unit& u = passage_.units[i];
      if (u.upos != Upos::kPunct) ++inner.words;
      const bool weighs = u.upos == Upos::kNoun || u.upos == Upos::kVerb || u.upos == Upos::kAdj ||
                          u.upos == Upos::kPropn || u.upos == Upos::kAdv;
      if (weighs) ++(u.small ? inner.small_words : inner.capitals);
      inner.finite = inner.finite || subjects_.is_finite(i);
      inner.verb = inner.verb || u.upos == Upos::kVerb || u.upos == Upos::kAux;
      inner.you = inner.you || (u.classes & kYou) != 0;
    }
    inner.name = phrase.last - phrase.first == 1 && passage_.units[phrase.first].mention >= 0;
  }

  /// Speakers of all stretches: of their own sentence, or of the quotations before.
  void continue_speakers() {
    Speaker last;
    std::uint32_t last_number = 0;
    std::vector<std::size_t> waiting;  // with nobody before them
    std::uint32_t block = 0;
    for (const Phrase& phrase : passage_.phrases) {
      // A headline of another piece goes on with nobody's words.
      if (phrase.block != block && !(is_content(document_.blocks[phrase.block].kind) &&
                                     is_content(document_.blocks[block].kind))) {
        last = {};
        waiting.clear();
      }
      block = phrase.block;
      for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        if (passage_.units[i].marked < 0) continue;
        const auto m = static_cast<std::size_t>(passage_.units[i].marked);
        Speaker own = own_speaker(phrase, m);
        if (phrase.inside >= 0) {
          voices_[m] = own;
          continue;
        }
        if (own.known()) {
          voices_[m] = own;
          for (const std::size_t w : waiting) voices_[w] = weaker(own, 400);
          waiting.clear();
        } else if (last.known() && phrase.number - last_number <= kMemory) {
          voices_[m] = weaker(last, 600);
        } else {
          waiting.push_back(m);
          continue;
        }
        last = voices_[m];
        last_number = phrase.number;
      }
      if (phrase.inside >= 0) continue;
      const Speaker said = main_speaker(phrase);
      if (said.known()) {
        last = said;
        last_number = phrase.number;
      }
    }
  }

  static Speaker weaker(Speaker speaker, Score confidence) {
    speaker.confidence = std::min(speaker.confidence, confidence);
    return speaker;
  }

  /// The speaker whom the sentence of a stretch names.
  Speaker own_speaker(const Phrase& phrase, std::size_t m) const {
    const Attribution& a = attributions_[m];
    if (a.report >= 0) return speakers_[static_cast<std::size_t>(a.report)];
    if (!a.introduced && !followed_by_colon(phrase, a.unit)) return {};
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      if (!subjects_.is_person(i)) continue;
      const Mention& mention =
          document_.mentions[static_cast<std::size_t>(passage_.units[i].mention)];
      return {mention.entity, mention.at, Gender::kUnknown, false, 700};
    }
    return {};
  }
  bool followed_by_colon(const Phrase& phrase, std::uint32_t unit) const {
    return unit + 1 < phrase.last &&
           (passage_.units[unit + 1].colon || passage_.units[unit + 1].comma);
  }

  /// Who speaks in a sentence without marks.
  Speaker main_speaker(const Phrase& phrase) {
    while (next_report_ < reports_.size() &&
           passage_.phrases[reports_[next_report_].phrase].number < phrase.number) {
      ++next_report_;
    }
    for (std::size_t r = next_report_; r < reports_.size(); ++r) {
      const Phrase& other = passage_.phrases[reports_[r].phrase];
      if (other.number != phrase.number) break;
      if (other.inside < 0 && reports_[r].form != Report::Form::kSource) return speakers_[r];
    }
    return {};
  }

  bool is_speech(std::size_t m) const {
    const Attribution& a = attributions_[m];
    const Inner& inner = inner_[m];
    if (a.phrase < 0 || inner.words == 0) return false;
    const Phrase& phrase = passage_.phrases[static_cast<std::size_t>(a.phrase)];
    const Unit* left = a.unit > phrase.first ? &passage_.units[a.unit - 1] : nullptr;
    const bool small = passage_.units[a.unit].small;
    if (left && !a.introduced && !a.aside) {
      if ((left->classes & kNaming) != 0 || ((left->classes & kWork) != 0 && !small)) return false;
    }
    if (marked_[m].parent >= 0) return (a.report >= 0 || a.introduced) && inner.finite;
    if (a.aside || a.introduced) return inner.words > 1 || a.report >= 0;
    if (inner.name || is_title(inner)) return false;
    if (left && (left->classes & kHearer) != 0 && !inner.finite && !small) {
      return false;
    }
    if (a.governed) return true;
    const BlockKind kind = document_.blocks[phrase.block].kind;
    const bool headline =
        kind == BlockKind::kTitle || kind == BlockKind::kHeading || phrase.block == 0;
    if (headline && (small || inner.finite)) return true;
    if (a.report >= 0) return inner.words > 1 || inner.verb;
    if (a.alone) return inner.words > 2;
    return inner.words > 3;
  }

  /// "The Last Dance": all words of weight have capitals.
  static bool is_title(const Inner& inner) {
    return inner.words > 1 && !inner.you && inner.capitals >= 2 && inner.small_words == 0;
  }

  void add_marked(std::size_t m) {
    if (!is_speech(m)) return;
    const Attribution& a = attributions_[m];
    Quote quote;
    quote.at = marked_[m].inside;
    quote.closed = marked_[m].closed;
    if (!quote.closed) quote.at.end = end_of_open(m);
    const bool small = passage_.units[a.unit].small;
    quote.kind =
        inner_[m].finite && (!small || a.alone) ? QuoteKind::kDirect : QuoteKind::kFragment;
    const Speaker& speaker = voices_[m];
    quote.speaker = speaker.entity;
    quote.speaker_text = speaker.text;
    if (a.report >= 0) quote.cue = cue_of(reports_[static_cast<std::size_t>(a.report)]);
    quote.confidence = std::max<Score>(100, speaker.confidence);
    if (!quote.closed) document_.warnings.push_back({"unclosed-quote", marked_[m].outer});
    document_.quotes.push_back(std::move(quote));
  }

  /// Words without closing mark end before a reporting clause that ends their paragraph.
  std::uint32_t end_of_open(std::size_t m) const {
    const Attribution& a = attributions_[m];
    if (a.report < 0) return marked_[m].inside.end;
    const Report& report = reports_[static_cast<std::size_t>(a.report)];
    const Phrase& phrase = passage_.phrases[report.phrase];
    if (phrase.inside != static_cast<std::int32_t>(m)) return marked_[m].inside.end;
    std::uint32_t end = report.whole.first;
    while (end > phrase.first && passage_.units[end - 1].comma) --end;
    return end > phrase.first ? passage_.units[end - 1].at.end : marked_[m].inside.end;
  }

  void add_clause(const Clause& clause) {
    const Report& report = reports_[clause.report];
    Quote quote;
    quote.at = clause.at;
    quote.kind =
        report.form == Report::Form::kSource ? QuoteKind::kAccordingTo : QuoteKind::kIndirect;
    Speaker speaker = speakers_[clause.report];
    const std::int32_t inside = passage_.phrases[report.phrase].inside;
    if (!speaker.known() && inside >= 0) speaker = voices_[static_cast<std::size_t>(inside)];
    quote.speaker = speaker.entity;
    quote.speaker_text = speaker.text;
    quote.cue = cue_of(report);
    quote.confidence = std::max<Score>(100, speaker.confidence);
    document_.quotes.push_back(std::move(quote));
  }

  Cue cue_of(const Report& report) const {
    Cue cue;
    cue.at = {passage_.units[report.at.first].at.start, passage_.units[report.at.last - 1].at.end};
    cue.lemma = document_.tokens[passage_.units[report.verb].token].lemma;
    if (report.entry) {
      cue.lemma = report.entry->lemma;
      cue.stance = report.entry->stance;
    }
    return cue;
  }

  Document& document_;
  std::vector<Marked> marked_;
  Passage passage_;
  std::vector<Report> reports_;
  std::vector<Speaker> speakers_;  // of the reports
  std::vector<Clause> clauses_;
  std::vector<Attribution> attributions_;
  Subjects subjects_;
  std::vector<Inner> inner_;
  std::vector<Speaker> voices_;  // of the marked stretches
  std::size_t next_report_ = 0;
};

}  // namespace

void find_quotes(Document& document, const SpeechData& data, const NameWords& names) {
  if (document.tokens.empty()) return;
  Writer(document, data, names).write();
}

}  // namespace filigrane
