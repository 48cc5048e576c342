#include "speech/speakers.h"

#include <algorithm>
#include <unordered_map>

#include "names/descriptions.h"
#include "tagging/feats.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

using namespace word_class;

constexpr Score kSureName = 600;       // of somebody whom only a pronoun stands for
constexpr std::uint32_t kMemory = 12;  // phrases through which a pronoun looks back

class Resolver {
 public:
  Resolver(const Document& document, const Passage& passage, const std::vector<Report>& reports,
           const SpeechData& data, const NameWords& names)
      : document_(document),
        passage_(passage),
        reports_(reports),
        subjects_(document, passage),
        head_last_(document.language.code == "en"),
        knows_people_(data.knows_people()),
        descriptions_(document, names) {
    for (std::size_t e = 0; e < document.entities.size(); ++e) {
      add_names(document.entities[e], static_cast<EntityId>(e));
    }
  }

  std::vector<Speaker> resolve() {
    std::vector<Speaker> speakers(reports_.size());
    std::size_t r = 0;
    for (std::uint32_t p = 0; p < passage_.phrases.size(); ++p) {
      const Phrase& phrase = passage_.phrases[p];
      number_ = phrase.number;
      enter(phrase);
      const Speaker theme = theme_of(phrase);
      bool first = true;
      for (; r < reports_.size() && reports_[r].phrase == p; ++r) {
        const Report& report = reports_[r];
        speakers[r] = speaker_of(report, theme);
        if (!speakers[r].known() || report.form == Report::Form::kSource) continue;
        // The speaker of a sentence is that of its main verb; a reporting clause may also stand
        // inside the words themselves.
        if (report.aside || (first && phrase.inside < 0)) {
          last_ = speakers[r];
          last_number_ = phrase.number;
          if (last_.entity != kNoEntity && !is_body(last_.entity)) {
            last_person_ = last_;
            last_person_number_ = phrase.number;
          }
        }
        first = false;
      }
      if (phrase.inside < 0 && theme.entity != kNoEntity) {
        theme_ = theme;
        theme_number_ = phrase.number;
      }
    }
    return speakers;
  }

 private:
  /// First and last words of the names of people.
  void add_names(const Entity& entity, EntityId id) {
    if (entity.type != MentionType::kPer) return;
    const std::string_view name = entity.name;
    const auto first = name.find(' '), last = name.rfind(' ');
    if (first == std::string_view::npos) return;
    for (const std::string_view word : {name.substr(0, first), name.substr(last + 1)}) {
      const auto [known, fresh] = names_.try_emplace(std::string(word), id);
      if (!fresh && known->second != id) known->second = kNoEntity;
    }
  }
  /// The person whom a word that was not seen to be a name names all the same.
  EntityId by_word(std::uint32_t i) const {
    if (unit(i).small || unit(i).marked >= 0 || names_.empty()) return kNoEntity;
    const Utf16Span at = unit(i).at;
    const auto found =
        names_.find(to_utf8(std::u16string_view(document_.text).substr(at.start, at.size())));
    return found == names_.end() ? kNoEntity : found->second;
  }

  const Unit& unit(std::uint32_t i) const { return passage_.units[i]; }
  const Mention* mention(std::uint32_t i) const {
    return unit(i).mention < 0 ? nullptr
                               : &document_.mentions[static_cast<std::size_t>(unit(i).mention)];
  }

  /// A headline of another piece has speakers of its own, and leaves those of this one alone.
  void enter(const Phrase& phrase) {
    const bool apart = !is_content(document_.blocks[phrase.block].kind);
    if (apart == apart_ && (!apart || phrase.block == block_)) return;
    if (apart && !apart_) {
      kept_last_ = last_;
      kept_theme_ = theme_;
      kept_last_person_ = last_person_;
    }
    last_ = apart ? Speaker{} : kept_last_;
    theme_ = apart ? Speaker{} : kept_theme_;
    last_person_ = apart ? Speaker{} : kept_last_person_;
    apart_ = apart;
    block_ = phrase.block;
  }

  /// Whom a sentence is about: the first person (or else body) it names before its verb.
  Speaker theme_of(const Phrase& phrase) const {
    Speaker body;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      const Mention* m = mention(i);
      if (!m || m->entity == kNoEntity || hangs(phrase.first, i)) continue;
      if (m->type == MentionType::kPer) return named(i, 800);
      if (m->type == MentionType::kOrg && body.entity == kNoEntity) body = named(i, 600);
    }
    return body;
  }

  /// Whether a preposition stands right before the name at `i`, or before its article.
  bool hangs(std::uint32_t first, std::uint32_t i) const {
    if (i > first && unit(i - 1).upos == Upos::kDet) --i;
    return i > first && (unit(i - 1).upos == Upos::kAdp || unit(i - 1).contracted);
  }

  Speaker named(std::uint32_t i, Score confidence) const {
    const Mention& m = *mention(i);
    Speaker speaker{m.entity, m.at, Gender::kUnknown, false, confidence};
    if (m.entity >= 0)
      speaker.gender = document_.entities[static_cast<std::size_t>(m.entity)].gender;
    return speaker;
  }

  Speaker speaker_of(const Report& report, const Speaker& theme) {
    switch (report.subject.kind) {
      case Subject::Kind::kNoun:
        return of_noun(report.subject.units);
      case Subject::Kind::kPronoun:
        return of_pronoun(report.subject.units.first, report.phrase);
      case Subject::Kind::kShared:
        return shared(report, theme);
      case Subject::Kind::kNone:
        break;
    }
    return {};
  }

  /// The subject of the verb before, in the same sentence.
  Speaker shared(const Report& report, const Speaker& theme) {
    const Phrase& phrase = passage_.phrases[report.phrase];
    const bool told = last_number_ == number_ && last_.known();
    if (told && report.form != Report::Form::kFinite) return last_;
    for (std::uint32_t i = report.at.first; i-- > phrase.first;) {
      if (!subjects_.is_finite(i)) continue;
      std::uint32_t first = i;
      while (first > phrase.first &&
             (unit(first - 1).upos == Upos::kAux || (unit(first - 1).classes & kObject) != 0)) {
        --first;
      }
      const Subject subject = subjects_.before(phrase, first);
      Speaker speaker;
      if (subject.kind == Subject::Kind::kNoun) speaker = of_noun(subject.units);
      if (subject.kind == Subject::Kind::kPronoun) {
        speaker = of_pronoun(subject.units.first, report.phrase);
      }
      if (speaker.entity != kNoEntity || (speaker.known() && !told)) return speaker;
      if (told) break;
    }
    if (told) return last_;
    if (theme.entity != kNoEntity) return weaker(theme, 700);
    if (last_.known() && number_ - last_number_ <= 1) return weaker(last_, 500);
    return {};
  }

  static Speaker weaker(Speaker speaker, Score confidence) {
    speaker.confidence = std::min(speaker.confidence, confidence);
    return speaker;
  }

  Speaker of_noun(UnitSpan at) {
    // The name at the head, or set beside the head; not one that hangs on a preposition.
    std::int32_t person = -1, body = -1, hanging = -1;
    std::uint32_t head = at.last;
    bool inside = false;
    for (std::uint32_t i = at.first; i < at.last; ++i) {
      const Unit& u = unit(i);
      if (u.upos == Upos::kAdp || u.contracted) inside = true;
      if (u.comma) inside = false;
      if (u.upos == Upos::kNoun && !inside && (head == at.last || head_last_)) head = i;
      const Mention* m = mention(i);
      if (!m || m->entity == kNoEntity) continue;
      // "Toyota's plant", "the Ukip leader": the name only says more of the noun behind it.
      const bool owner = i + 1 < at.last && (unit(i + 1).upos == Upos::kPart ||
                                             (head_last_ && unit(i + 1).upos == Upos::kNoun));
      const bool direct = !inside || (i > at.first && beside(i));
      if (owner || !direct) {
        hanging = static_cast<std::int32_t>(i);
      } else if (m->type == MentionType::kPer) {
        if (person < 0) person = static_cast<std::int32_t>(i);
      } else {
        body = static_cast<std::int32_t>(i);
      }
    }
    const Utf16Span text{unit(at.first).at.start, unit(at.last - 1).at.end};
    Speaker speaker;
    if (person >= 0) return named(static_cast<std::uint32_t>(person), 950);
    const Bits head_class = head < at.last ? unit(head).classes : 0;
    const bool plural = head < at.last && has_feature(token(head).feats, "Number=Plur");
    const bool member = (head_class & kPerson) != 0;  // "un depute MoDem"
    if (body >= 0 && !member && !(plural && (head_class & kBody) == 0 && head < at.last)) {
      speaker = named(static_cast<std::uint32_t>(body), 900);
      speaker.text = text;
      return speaker;
    }
    if (const EntityId known = by_word(at.last - 1); known != kNoEntity) {
      speaker.entity = known;
      speaker.text = text;
      speaker.confidence = 850;
      return speaker;
    }
    speaker.text = text;
    speaker.plural = plural;
    speaker.confidence = 700;
    if (head < at.last) speaker.gender = gender_of(token(head).feats);
    if (head == at.last) return is_definite(at.first) ? of_whom(speaker) : speaker;
    if ((head_class & kDocument) != 0 && hanging >= 0) {
      Speaker maker = named(static_cast<std::uint32_t>(hanging), 700);
      maker.text = text;
      return maker;
    }
    if (plural || !is_definite(at.first)) return speaker;
    const bool loose = hanging < 0 || head_last_ ||
                       mention(static_cast<std::uint32_t>(hanging))->type == MentionType::kLoc;
    return described(speaker, head, at, loose);
  }

  /// A name right behind a noun: "le PDG de l'entreprise Paul Durand"; or between marks: "l'agence
  /// de presse « Reuters »".
  bool beside(std::uint32_t i) const {
    const Unit& left = unit(i - 1);
    if (left.comma || unit(i).at.start < mention(i)->at.start) return true;
    if (left.upos != Upos::kNoun && left.upos != Upos::kAdj && left.mention < 0) return false;
    return mention(i)->type == MentionType::kPer || (left.classes & kBody) != 0;
  }

  bool is_definite(std::uint32_t i) const {
    const std::string& feats = token(i).feats;
    return has_feature(feats, "Definite=Def") || has_feature(feats, "PronType=Dem");
  }

  /// "le ministre", "l'entreprise": whom the text has called so.
  /// @param loose  nothing but the noun says who is meant
  Speaker described(Speaker speaker, std::uint32_t head, UnitSpan at, bool loose) {
    if (const EntityId match = by_role(head, at); match != kNoEntity) {
      speaker.entity = match;
      speaker.confidence = 800;
      return speaker;
    }
    if (!loose) return speaker;
    if ((unit(head).classes & kBody) != 0) {
      for (std::uint32_t i = head; i < at.last; ++i) {
        if (unit(i).upos == Upos::kAdp || unit(i).contracted) return speaker;
      }
      if (is_body(last_.entity) && number_ - last_number_ <= kMemory) {
        speaker.entity = last_.entity;
        speaker.confidence = 600;
        return speaker;
      }
      // Of the bodies named before, the one that the text names most often.
      std::size_t most = 0;
      for (std::uint32_t i = head, looked = 0; i-- > 0 && looked < 400; ++looked) {
        const Mention* m = mention(i);
        if (!m || m->type != MentionType::kOrg || m->entity == kNoEntity) continue;
        const auto& mentions = document_.entities[static_cast<std::size_t>(m->entity)].mentions;
        if (mentions.size() <= most) continue;
        most = mentions.size();
        speaker.entity = m->entity;
        speaker.confidence = 500;
      }
      return speaker;
    }
    if ((unit(head).classes & (kCrowd | kDocument)) != 0) return speaker;
    if (knows_people_ && (unit(head).classes & kPerson) == 0) return speaker;
    return of_whom(speaker);
  }

  /// A person not called so before is the one the text is about here.
  Speaker of_whom(Speaker speaker) const {
    const auto fits = [&](const Speaker& s) {
      return s.entity != kNoEntity && !is_body(s.entity) && !s.plural &&
             (s.gender == Gender::kUnknown || speaker.gender == Gender::kUnknown ||
              s.gender == speaker.gender);
    };
    const bool recent = fits(last_) && number_ - last_number_ <= kMemory;
    const bool theme = fits(theme_) && number_ - theme_number_ <= kMemory;
    if (!recent && !theme) return speaker;
    speaker.entity =
        recent && (!theme || last_number_ + 1 >= theme_number_) ? last_.entity : theme_.entity;
    speaker.confidence = 450;
    return speaker;
  }

  /// The one person with a role as the noun at `head` and what stands with it say.
  EntityId by_role(std::uint32_t head, UnitSpan at) const {
    std::vector<std::u16string_view> others;
    for (std::uint32_t i = at.first; i < at.last; ++i) {
      const Upos upos = unit(i).upos;
      if (i == head || (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj))
        continue;
      others.push_back(words(i));
    }
    return descriptions_.find(words(head), others, last_.entity);
  }

  std::u16string_view words(std::uint32_t i) const {
    return std::u16string_view(document_.text).substr(unit(i).at.start, unit(i).at.size());
  }

  static Gender gender_of(std::string_view feats) {
    if (has_feature(feats, "Gender=Masc")) return Gender::kMasculine;
    if (has_feature(feats, "Gender=Fem")) return Gender::kFeminine;
    return Gender::kUnknown;
  }

  Speaker of_pronoun(std::uint32_t i, std::uint32_t p) {
    const Unit& u = unit(i);
    Speaker speaker;
    speaker.text = u.at;
    if ((u.classes & (kHe | kShe | kThey)) == 0) {
      return {};  // "je": the speaker of the words around; "on": nobody
    }
    const Gender gender = (u.classes & kHe) != 0    ? Gender::kMasculine
                          : (u.classes & kShe) != 0 ? Gender::kFeminine
                                                    : Gender::kUnknown;
    const bool plural = (u.classes & kThey) != 0;
    const auto fits = [&](const Speaker& s) {
      if (!s.known()) return false;
      if (plural) return s.plural || is_body(s.entity);
      if (s.plural) return false;
      return gender == Gender::kUnknown || s.gender == Gender::kUnknown || s.gender == gender;
    };
    // Somebody named earlier in the same sentence.
    const Phrase& phrase = passage_.phrases[p];
    if (!plural) {
      for (std::uint32_t k = phrase.first; k < i; ++k) {
        if (!subjects_.is_person(k) || mention(k)->entity == kNoEntity) continue;
        const Speaker here = named(k, 750);
        if (fits(here) && !hangs(phrase.first, k)) {
          return with_text(here, u.at, 750);
        }
      }
    }
    // The last person before who may be meant.
    const auto person = [&](Score confidence) {
      for (std::uint32_t k = i, looked = 0; k-- > 0 && looked < 400; ++looked) {
        if (!subjects_.is_person(k) || mention(k)->entity == kNoEntity ||
            mention(k)->confidence < kSureName) {
          continue;
        }
        const Speaker here = named(k, confidence);
        if (fits(here)) return with_text(here, u.at, confidence);
      }
      return Speaker{};
    };
    const bool recent = last_.known() && number_ - last_number_ <= kMemory && fits(last_);
    if (recent && !plural && gender == Gender::kMasculine && is_body(last_.entity)) {
      // Who spoke goes before who was only named, unless a sentence has just been about him.
      const bool spoke = fits(last_person_) && number_ - last_person_number_ <= kMemory;
      const bool news = fits(theme_) && theme_number_ > last_person_number_ &&
                        number_ - theme_number_ <= 1 && !is_body(theme_.entity);
      if (spoke && !news) return with_text(last_person_, u.at, 650);
      if (const Speaker he = person(600); he.known()) return he;
    }
    const bool theme = theme_.known() && number_ - theme_number_ <= kMemory && fits(theme_) &&
                       (plural || !is_body(theme_.entity) || gender == Gender::kFeminine);
    if (recent && (!theme || last_number_ + 1 >= theme_number_)) return with_text(last_, u.at, 800);
    if (theme) return with_text(theme_, u.at, 700);
    if (plural) {
      speaker.plural = true;
      speaker.confidence = 400;
      return speaker;
    }
    if (const Speaker somebody = person(450); somebody.known()) return somebody;
    speaker.confidence = 300;
    return speaker;
  }

  bool is_body(EntityId entity) const {
    return entity != kNoEntity &&
           document_.entities[static_cast<std::size_t>(entity)].type != MentionType::kPer;
  }

  /// A speaker known from before; the words at hand stand for it unless it has no name.
  static Speaker with_text(Speaker speaker, Utf16Span at, Score confidence) {
    if (speaker.entity != kNoEntity) speaker.text = at;
    return weaker(speaker, confidence);
  }

  const Token& token(std::uint32_t i) const { return subjects_.token(i); }

  const Document& document_;
  const Passage& passage_;
  const std::vector<Report>& reports_;
  Subjects subjects_;
  bool head_last_;     // "police chief", not "chef de la police"
  bool knows_people_;  // which nouns are of people
  Descriptions descriptions_;
  std::unordered_map<std::string, EntityId> names_;
  std::uint32_t number_ = 0;
  Speaker last_, last_person_, theme_, kept_last_, kept_last_person_, kept_theme_;
  bool apart_ = false;
  std::uint32_t block_ = 0;
  std::uint32_t last_number_ = 0, last_person_number_ = 0, theme_number_ = 0;
};

}  // namespace

std::vector<Speaker> find_speakers(const Document& document, const Passage& passage,
                                   const std::vector<Report>& reports, const SpeechData& data,
                                   const NameWords& names) {
  return Resolver(document, passage, reports, data, names).resolve();
}

}  // namespace filigrane
