#include "time/tense.h"

#include <algorithm>

#include "text/fold.h"

namespace filigrane {
namespace {

/// As far as a verb may be from its adverb, in tokens.
constexpr int kReach = 24;
/// As far as an auxiliary may be before its participle or infinitive.
constexpr std::size_t kAuxiliary = 4;

bool has(const Token& token, std::string_view feature) {
  return token.feats.find(feature) != std::string::npos;
}
bool is_verb(const Token& token) { return token.upos == Upos::kVerb || token.upos == Upos::kAux; }

}  // namespace

TenseReader::TenseReader(const Document& document, const TimeWords& words)
    : document_(document), words_(words), turn_(words.class_id("turn")) {}

/// What a word like "prévu" or "will" says: 1 for the future, 0 for nothing.
int TenseReader::turn(const Token& token) const {
  if (token.at.size() > words_.longest()) return 0;
  std::string folded;
  append_folded(std::u16string_view(document_.text).substr(token.at.start, token.at.size()),
                folded);
  folded.resize(std::min(folded.find('-'), folded.size()));  // rendez-vous
  for (const TimeForm& form : words_.forms(words_.find(folded))) {
    if (form.of == turn_) return form.number;
  }
  return 0;
}

Tense TenseReader::of_verb(const Token& token) const {
  if (has(token, "Mood=Cnd") || has(token, "Tense=Fut")) return Tense::kFuture;
  if (has(token, "Tense=Past") || has(token, "Tense=Imp")) return Tense::kPast;
  if (has(token, "Tense=Pres") && has(token, "VerbForm=Fin")) {
    return has(token, "Mood=Sub") ? Tense::kFuture : Tense::kPresent;
  }
  return Tense::kUnknown;
}

/// The tense of a verb with its auxiliaries: "sera publié", "a été vu", "va partir".
Tense TenseReader::tense_of(std::size_t token, std::size_t first, std::size_t end) const {
  const auto& tokens = document_.tokens;
  const Token& verb = tokens[token];
  const Tense own = of_verb(verb);
  if (own == Tense::kFuture) return own;
  if (has(verb, "VerbForm=Fin")) {
    // "a [donc] été condamné": the participle says past.
    for (std::size_t i = token + 1; i < std::min(end, token + kAuxiliary); ++i) {
      if (verb.upos == Upos::kAux && is_verb(tokens[i]) && has(tokens[i], "VerbForm=Part") &&
          has(tokens[i], "Tense=Past") && own == Tense::kPresent) {
        return turn(tokens[i]) > 0 ? Tense::kFuture : Tense::kPast;
      }
    }
    return own;
  }
  for (std::size_t i = token; i > first && token - i < kAuxiliary; --i) {
    const Token& before = tokens[i - 1];
    if (turn(before) > 0) return Tense::kFuture;
    if (is_verb(before) && has(before, "VerbForm=Fin")) {
      const Tense auxiliary = of_verb(before);
      return auxiliary == Tense::kPresent && own == Tense::kPast ? own : auxiliary;
    }
    if (before.upos == Upos::kPunct) break;
  }
  return own;
}

/// "est prévu" lies ahead; "était prévu" may have been.
Tense TenseReader::planned(std::size_t token, std::size_t first) const {
  for (std::size_t i = token; i > first && token - i < kAuxiliary; --i) {
    const Token& before = document_.tokens[i - 1];
    if (before.upos == Upos::kAux && of_verb(before) == Tense::kPast) return Tense::kPast;
    if (before.upos == Upos::kPunct) break;
  }
  return Tense::kFuture;
}

/// How much farther away a verb seems behind this token.
int TenseReader::barrier(const Token& token) const {
  if (token.upos == Upos::kSconj || (token.upos == Upos::kPron && has(token, "PronType=Rel")))
    return 3;
  if (token.upos == Upos::kCconj) return 2;
  if (token.upos != Upos::kPunct) return 0;
  const char16_t mark = document_.text[token.at.start];
  return mark == u',' ? 2 : 5;
}

Tense TenseReader::at(Utf16Span expression) const {
  const auto& sentences = document_.sentences;
  const auto sentence =
      std::partition_point(sentences.begin(), sentences.end(),
                           [&](const Sentence& s) { return s.at.end <= expression.start; });
  if (sentence == sentences.end()) return Tense::kUnknown;
  const std::size_t first = sentence->tokens.start, end = sentence->tokens.end;
  const auto tokens = std::span(document_.tokens);
  const auto place = [&](std::uint32_t at) {
    return static_cast<std::size_t>(
        std::partition_point(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                             tokens.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](const Token& t) { return t.at.start < at; }) -
        tokens.begin());
  };
  Tense best = Tense::kUnknown;
  int nearest = kReach;
  const auto look = [&](std::size_t token, int distance) {
    if (distance >= nearest) return;
    Tense tense = Tense::kUnknown;
    if (turn(tokens[token]) > 0) {
      tense = planned(token, first);
    } else if (is_verb(tokens[token])) {
      tense = tense_of(token, first, end);
    }
    if (tense == Tense::kUnknown) return;
    best = tense;
    nearest = distance;
  };
  const std::size_t start = place(expression.start), behind = place(expression.end);
  int distance = 0;
  for (std::size_t i = start; i > first && distance < nearest; --i) {
    distance += 1;
    look(i - 1, distance);
    distance += barrier(tokens[i - 1]);
  }
  // What follows has less to do with it than what comes before.
  distance = 1;
  for (std::size_t i = behind; i < end && distance < nearest; ++i) {
    distance += 1;
    look(i, distance);
    distance += barrier(tokens[i]);
  }
  return best;
}

}  // namespace filigrane
