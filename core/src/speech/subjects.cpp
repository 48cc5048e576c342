#include "speech/subjects.h"

#include <algorithm>

#include "tagging/feats.h"

namespace filigrane {
namespace {

using namespace word_class;

constexpr std::uint32_t kReach = 60;  // units looked at on either side of a verb

}  // namespace

bool Subjects::is_finite(std::uint32_t unit) const {
  const Unit& u = units_[unit];
  return (u.upos == Upos::kVerb || u.upos == Upos::kAux) &&
         has_feature(token(unit).feats, "VerbForm=Fin");
}

bool Subjects::is_pronoun(std::uint32_t unit) const {
  const Unit& u = units_[unit];
  return u.upos == Upos::kPron || (u.classes & (kHe | kShe | kThey)) != 0;
}

bool Subjects::is_person(std::uint32_t unit) const {
  return units_[unit].mention >= 0 &&
         document_.mentions[static_cast<std::size_t>(units_[unit].mention)].type ==
             MentionType::kPer;
}

bool Subjects::is_place(std::uint32_t unit) const {
  return units_[unit].mention >= 0 &&
         document_.mentions[static_cast<std::size_t>(units_[unit].mention)].type ==
             MentionType::kLoc;
}

bool Subjects::starts_noun_phrase(std::uint32_t unit) const {
  const Unit& u = units_[unit];
  return u.mention >= 0 || u.upos == Upos::kDet || u.upos == Upos::kNoun ||
         u.upos == Upos::kPropn || u.upos == Upos::kNum || u.upos == Upos::kAdj;
}

bool Subjects::in_noun_phrase(std::uint32_t unit) const {
  const Unit& u = units_[unit];
  return starts_noun_phrase(unit) || u.upos == Upos::kPart || u.upos == Upos::kX ||
         u.upos == Upos::kSym;
}

/// A preposition that hangs what follows on the noun before it.
bool Subjects::is_link(std::uint32_t unit) const {
  const Unit& u = units_[unit];
  return (u.upos == Upos::kAdp && (u.classes & kLink) != 0) || u.contracted;
}

/// The noun phrase that begins at `from`, with its complements: "le chef de la police de Lyon".
UnitSpan Subjects::noun_phrase(std::uint32_t from, std::uint32_t last) const {
  const bool dated =
      units_[from].upos == Upos::kDet && from + 1 < last && units_[from + 1].upos == Upos::kNum;
  bool noun = false;
  std::uint32_t i = from;
  while (i < last) {
    const Unit& u = units_[i];
    if (noun && i + 1 < last && is_link(i) && !is_finite(i + 1)) {
      ++i;
      while (i < last && (units_[i].upos == Upos::kDet || units_[i].upos == Upos::kAdp)) ++i;
      if (i < last && !in_noun_phrase(i)) return {from, i - 1};
      ++i;
      continue;
    }
    const bool joins = u.upos == Upos::kCconj && noun && i + 1 < last && starts_noun_phrase(i + 1);
    const bool adverb = u.upos == Upos::kAdv && !noun && i > from;  // "la plus grande ville"
    if (!joins && !adverb && !in_noun_phrase(i)) break;
    // A second determiner begins another phrase; so does a name behind a date or a place.
    if (noun && units_[i - 1].upos != Upos::kCconj) {
      if (u.upos == Upos::kDet) break;
      if (u.mention >= 0 && (dated || is_place(i - 1))) break;
      // "a l'AFP Paul Durand", but "le depute MoDem Paul Durand"
      const bool hangs = i >= from + 2 && units_[i - 2].upos == Upos::kDet;
      if (is_person(i) && units_[i - 1].mention >= 0 && (hangs || i == from + 1)) break;
    }
    noun = noun || u.upos == Upos::kNoun || u.upos == Upos::kPropn || u.mention >= 0;
    ++i;
  }
  return {from, std::min(i, last)};
}

/// Behind the preposition at `at` and what hangs on it.
std::uint32_t Subjects::behind_preposition(std::uint32_t at, std::uint32_t last) const {
  ++at;
  while (at < last && units_[at].upos == Upos::kAdp) ++at;
  if (at < last && is_pronoun(at)) return at + 1;
  if (at < last && starts_noun_phrase(at)) return std::max(at + 1, noun_phrase(at, last).last);
  return at;
}

UnitSpan Subjects::last_free(std::uint32_t first, std::uint32_t last) const {
  UnitSpan found;
  for (std::uint32_t i = first; i < last;) {
    if (units_[i].upos == Upos::kAdp || units_[i].contracted) {
      i = behind_preposition(i, last);
    } else if (starts_noun_phrase(i) || units_[i].marked >= 0) {
      found = noun_phrase(i, last);
      i = std::max(i + 1, found.last);
    } else {
      ++i;
    }
  }
  return found;
}

Subject Subjects::before(const Phrase& phrase, std::uint32_t verb) const {
  const std::uint32_t floor = verb - phrase.first > kReach ? verb - kReach : phrase.first;
  std::uint32_t at = verb;
  while (at > floor && units_[at - 1].upos == Upos::kAdv) --at;
  if (at == floor) return {Subject::Kind::kShared, {}, false};
  const Unit& left = units_[at - 1];
  if ((left.classes & kRelative) != 0) {
    std::uint32_t end = at - 1;
    if (end > floor && units_[end - 1].upos == Upos::kAdp) --end;
    if (end > floor && units_[end - 1].comma) --end;
    std::uint32_t start = end;
    while (start > floor && !units_[start - 1].comma && !units_[start - 1].stop &&
           units_[start - 1].upos != Upos::kVerb && units_[start - 1].marked < 0) {
      --start;
    }
    const UnitSpan noun = last_free(start, end);
    if (noun.empty()) return {};
    return {Subject::Kind::kNoun, noun, false};
  }
  if (is_pronoun(at - 1)) return {Subject::Kind::kPronoun, {at - 1, at}, false};
  if (left.upos == Upos::kCconj) return {Subject::Kind::kShared, {}, false};
  if (left.comma) return beside(phrase, at - 1);
  std::uint32_t start = at;
  while (start > floor) {
    const Unit& u = units_[start - 1];
    const bool quoted =
        u.marked >= 0 && (start - 1 == floor || units_[start - 2].upos != Upos::kDet);
    if (quoted || u.comma || u.stop || u.upos == Upos::kSconj ||
        (u.classes & (kThat | kRelative)) != 0 || is_pronoun(start - 1) || is_finite(start - 1)) {
      break;
    }
    --start;
  }
  const UnitSpan noun = last_free(start, at);
  if (noun.empty() || at - noun.last > 14) return {Subject::Kind::kShared, {}, false};
  return {Subject::Kind::kNoun, noun, false};
}

/// The subject before a comma that stands right before the verb: "X, porte-parole de Y, affirme".
Subject Subjects::beside(const Phrase& phrase, std::uint32_t comma) const {
  const std::uint32_t floor = comma - phrase.first > kReach ? comma - kReach : phrase.first;
  Subject found;
  for (std::uint32_t open = comma; open-- > floor;) {
    if (units_[open].stop || units_[open].marked >= 0) break;
    if (!units_[open].comma) continue;
    std::uint32_t start = open;
    while (start > floor && !units_[start - 1].comma && !units_[start - 1].stop &&
           units_[start - 1].upos != Upos::kSconj && (units_[start - 1].classes & kThat) == 0 &&
           !is_finite(start - 1)) {
      --start;
    }
    const UnitSpan noun = last_free(start, open);
    if (noun.empty() || noun.last != open) continue;
    // "le chef de la diplomatie, Ri Yong Ho, a dit": the name belongs to the phrase.
    UnitSpan whole = noun;
    if (is_person(open + 1)) whole.last = open + 2;
    // "X, qui dirige A, B et C, a dit": a name at the start of what stands between commas wins.
    const bool named = is_person(noun.last - 1) || is_person(open + 1);
    if (found.kind == Subject::Kind::kNone || named) {
      found = {Subject::Kind::kNoun, whole, false};
    }
    if (named) break;
  }
  // One comma alone: "Interroge hier, Paul a ..." has its subject elsewhere.
  if (found.kind == Subject::Kind::kNone) found.kind = Subject::Kind::kShared;
  return found;
}

UnitSpan Subjects::phrase_from(const Phrase& phrase, std::uint32_t from) const {
  UnitSpan found = noun_phrase(from, std::min(phrase.last, from + kReach));
  bool named = false;
  for (std::uint32_t i = found.first; i < found.last; ++i) named = named || is_person(i);
  // A name set beside it: "le ministre, Paul Durand".
  const std::uint32_t comma = found.last;
  if (!named && comma + 1 < phrase.last && units_[comma].comma && is_person(comma + 1)) {
    found.last = comma + 2;
  }
  return found;
}

/// "le 3 mai", "vendredi soir": a time between the verb and its subject; 0 when there is none.
std::uint32_t Subjects::behind_time(std::uint32_t at, std::uint32_t last) const {
  const auto noun_or_number = [&](std::uint32_t i) {
    return i < last && (units_[i].upos == Upos::kNoun || units_[i].upos == Upos::kNum);
  };
  if (units_[at].upos == Upos::kDet && at + 1 < last && units_[at + 1].upos == Upos::kNum &&
      !has_feature(token(at).feats, "Number=Plur")) {
    at += 2;
    while (noun_or_number(at)) ++at;
    return at;
  }
  if (units_[at].upos != Upos::kNoun || !units_[at].small) return 0;
  while (noun_or_number(at)) ++at;
  const bool more = at < last && (units_[at].upos == Upos::kDet || units_[at].upos == Upos::kAdp ||
                                  units_[at].contracted);
  return more ? at : 0;
}

Subject Subjects::behind(const Phrase& phrase, std::uint32_t from) const {
  const std::uint32_t last = std::min(phrase.last, from + kReach);
  for (std::uint32_t i = from; i < last;) {
    const Unit& u = units_[i];
    if (u.comma || u.stop || u.marked >= 0 || u.upos == Upos::kSconj || u.upos == Upos::kVerb ||
        (u.classes & kThat) != 0) {
      break;
    }
    if (u.upos == Upos::kAdp || u.contracted) {
      i = behind_preposition(i, last);
    } else if (is_pronoun(i) && (u.classes & kObject) == 0 &&
               !has_feature(token(i).feats, "Poss=Yes")) {
      return {Subject::Kind::kPronoun, {i, i + 1}, true};
    } else if (!starts_noun_phrase(i)) {
      ++i;
    } else if (const std::uint32_t next = behind_time(i, last)) {
      i = next;
    } else {
      return {Subject::Kind::kNoun, phrase_from(phrase, i), true};
    }
  }
  return {};
}

}  // namespace filigrane
