#include <algorithm>

#include "text/chars.h"
#include "time/expression.h"

namespace filigrane {
namespace {

/// A number that stands alone is more often a count than a year outside these.
constexpr int kFirstBareYear = 1900, kLastBareYear = 2059, kFirstYear = 1500, kLastYear = 2199;

/// Reads what the captures of a match say into an expression.
class Filler {
 public:
  explicit Filler(const TimeWords& words)
      : month_(words.class_id("month")),
        weekday_(words.class_id("weekday")),
        weekdays_(words.class_id("weekdays")),
        season_(words.class_id("season")),
        part_(words.class_id("part")),
        noon_(words.class_id("noon")),
        unit_(words.class_id("unit")),
        span_(words.class_id("span")),
        often_(words.class_id("often")),
        deixis_(words.class_id("deixis")),
        anaphor_(words.class_id("anaphor")),
        holiday_(words.class_id("holiday")),
        dir_(words.class_id("dir")),
        step_(words.class_id("step")),
        this_(words.class_id("this")),
        these_(words.class_id("these")),
        few_(words.class_id("few")),
        tens_(words.class_id("tens")),
        ordinal_(words.class_id("ordinal")),
        shift_(words.class_id("shift")),
        tonight_(words.class_id("tonight")),
        overnight_(words.class_id("overnight")),
        short_(words.class_id("short")),
        term_(words.class_id("term")),
        half_(words.class_id("half")),
        the_(words.class_id("the")) {}

  void fill(const Capture& capture, Expression& e) const;
  /// Takes from `capture`, which is outside the expression, what it lacks.
  void lend(const Capture& capture, Expression& e) const;

 private:
  static void fill_numeral(const Capture& capture, Expression& e);

  ClassId month_, weekday_, weekdays_, season_, part_, noon_, unit_, span_, often_, deixis_,
      anaphor_, holiday_, dir_, step_, this_, these_, few_, tens_, ordinal_, shift_, tonight_,
      overnight_, short_, term_, half_, the_;
};

void Filler::fill_numeral(const Capture& capture, Expression& e) {
  const auto& parts = capture.value.parts;
  switch (capture.numeral) {
    case Numeral::kNum:
      // "deux ou trois jours" is some days, "deux heures trente" is not.
      e.few = e.few || (e.number != 0 && e.unit.empty());
      (e.number == 0 && e.unit.empty() ? e.number : e.number2) = parts[0];
      break;
    case Numeral::kDay:
      e.day.day = parts[0];
      break;
    case Numeral::kYear:
    case Numeral::kYear2:
      e.day.year = parts[0];
      break;
    case Numeral::kFigures:
    case Numeral::kDayMonth:
      e.day = {parts[0], parts[1], parts[2]};
      e.open_order = capture.value.open;
      break;
    case Numeral::kClock:
    case Numeral::kHour:
      e.hour = parts[0];
      e.minute = parts[1];
      e.second = parts[2];
      break;
    case Numeral::kDecade:
      e.decade = parts[0];
      break;
    case Numeral::kCentury:
      e.century = parts[0];
      break;
    case Numeral::kNone:
      break;
  }
}

void Filler::fill(const Capture& capture, Expression& e) const {
  if (!capture.form) return fill_numeral(capture, e);
  const ClassId of = capture.of;
  const std::string_view value = capture.form->value;
  const int number = capture.form->number;
  if (of == month_) {
    e.day.month = number;
  } else if (of == weekday_ || of == weekdays_) {
    if (e.weekday == 0) e.weekday = number;
  } else if (of == season_) {
    e.season = value;
  } else if (of == part_ || of == tonight_ || of == overnight_) {
    e.part = value;
    e.overnight = of == overnight_;
  } else if (of == noon_) {
    e.hour = number;
    e.minute = 0;
  } else if (of == unit_ || of == short_ || of == term_) {
    (e.unit.empty() ? e.unit : e.unit2) = value;
  } else if (of == span_ || of == often_) {
    e.length = value;
  } else if (of == deixis_ || of == anaphor_) {
    e.offset = number;
  } else if (of == holiday_) {
    e.holiday = value;
  } else if (of == dir_ || of == step_ || of == shift_ || of == this_ || of == these_) {
    if (!e.direction) e.direction = number;
  } else if (of == half_) {
    e.number += number;
  } else if (of == few_) {
    e.few = true;
  } else if (of == tens_) {
    e.number = (e.number == 0 ? 1 : e.number / 1000) * number * 1000;
    e.rough = true;
  } else if (of == ordinal_) {
    e.ordinal = number;
  } else if (of == the_) {
    e.article = true;
  }
}

void Filler::lend(const Capture& capture, Expression& e) const {
  const bool year = capture.numeral == Numeral::kYear || capture.numeral == Numeral::kYear2;
  if (year && e.day.year == 0 && (e.day.month != 0 || e.day.day != 0)) {
    e.day.year = capture.value.parts[0];
  }
  if (!capture.form) return;
  if (capture.of == month_ && e.day.month == 0 && e.day.day != 0)
    e.day.month = capture.form->number;
  if (capture.of == dir_ && !e.direction && (e.day.month != 0 || e.weekday != 0)) {
    e.direction = capture.form->number;
  }
  if (capture.of == unit_ && e.unit.empty() && e.number != 0) e.unit = capture.form->value;
}

class Finder {
 public:
  Finder(const Document& document, const TimeRules& rules)
      : document_(document), text_(document.text), rules_(rules), filler_(rules.words()) {
    hint_ = rules.words().class_id("hint");
    intro_ = rules.words().class_id("intro");
    of_ = rules.words().class_id("of");
    lasting_ = rules.words().class_id("lasting");
    unit_ = rules.words().class_id("unit");
  }

  void read(Utf16Span range, std::vector<Expression>& found);

 private:
  bool stands_alone(const TimeMatch& match) const;
  bool is_year(const TimeMatch& match) const;
  bool is_age(const TimeMatch& match, const Expression& e) const;
  bool find(const NumeralReader& numerals, std::uint32_t i, TimeMatch& match) const;
  bool fits(const TimeMatch& match, const Expression& e) const;
  const TimeForm* form_before(std::uint32_t atom, ClassId of) const;
  Upos upos_at(std::uint32_t place) const;
  bool in_name(Utf16Span at) const;

  const Document& document_;
  std::u16string_view text_;
  const TimeRules& rules_;
  Filler filler_;
  ClassId hint_, intro_, unit_, of_, lasting_;
  std::vector<Atom> atoms_;
};

Upos Finder::upos_at(std::uint32_t place) const {
  const auto after =
      std::upper_bound(document_.tokens.begin(), document_.tokens.end(), place,
                       [](std::uint32_t at, const Token& token) { return at < token.at.start; });
  return after == document_.tokens.begin() ? Upos::kX : std::prev(after)->upos;
}

/// Inside a longer name: "Londres 2012", "place du 8 mai 1945".
bool Finder::in_name(Utf16Span at) const {
  const auto after = std::upper_bound(
      document_.mentions.begin(), document_.mentions.end(), at.start,
      [](std::uint32_t place, const Mention& mention) { return place < mention.at.start; });
  if (after == document_.mentions.begin()) return false;
  const Utf16Span name = std::prev(after)->at;
  return name.end >= at.end && name.size() > at.size();
}

/// The form of a class that ends right before an atom.
const TimeForm* Finder::form_before(std::uint32_t atom, ClassId of) const {
  constexpr std::uint32_t kLongest = 5;
  for (std::uint32_t length = 1; length <= std::min(atom, kLongest); ++length) {
    for (const TimeForm& form : rules_.words().forms(atoms_[atom - length].word)) {
      if (form.of != of || form.words.size() != length) continue;
      bool same = true;
      for (std::uint32_t k = 0; k < length; ++k) {
        same = same && atoms_[atom - length + k].word == form.words[k];
      }
      if (same) return &form;
    }
  }
  return nullptr;
}

/// No figure of a longer number, code or word is left outside.
bool Finder::stands_alone(const TimeMatch& match) const {
  const auto is_joint = [&](const Atom& atom) {
    constexpr std::u16string_view kJoints = u"/-.,:";
    return atom.at.size() == 1 && kJoints.find(text_[atom.at.start]) != std::u16string_view::npos;
  };
  const Atom& first = atoms_[match.first];
  const bool whole = match.captures.size() > 2 && match.captures[2].numeral == Numeral::kYear;
  const bool figures = first.digits > 0 && !match.captures.empty() &&
                       match.captures.front().numeral == Numeral::kFigures;
  if (first.attached && match.first > 0) {
    const Atom& before = atoms_[match.first - 1];
    if (first.digits > 0 && before.letters && !figures && !whole) return false;
    if (first.digits > 0 && is_joint(before) && before.attached && match.first > 1 &&
        atoms_[match.first - 2].digits > 0) {
      return false;
    }
    // A word behind a hyphen belongs to what stands before: "rendez-vous", "avant-hier".
    if (first.letters && is_joint(before) && before.attached && match.first > 1 &&
        atoms_[match.first - 2].letters && text_[before.at.start] == u'-') {
      return false;
    }
  }
  if (match.end >= atoms_.size() || !atoms_[match.end].attached) return true;
  const Atom &last = atoms_[match.end - 1], &next = atoms_[match.end];
  if (next.digits > 0) return false;
  if (next.letters) return last.digits > 0 && next.capital && figures;
  if (!is_joint(next) || match.end + 1 >= atoms_.size() || !atoms_[match.end + 1].attached) {
    return true;
  }
  if (last.letters && text_[next.at.start] == u'-') {
    return last.word == kNoWord || !atoms_[match.end + 1].letters;
  }
  return atoms_[match.end + 1].digits == 0;
}

/// "2016" is a year, "2016 euros" and "n° 2016" are not.
bool Finder::is_year(const TimeMatch& match) const {
  for (const Capture& capture : match.captures) {
    if (capture.form) return true;  // "l'année 2016", "fin 2016"
  }
  const int year = match.captures.front().value.parts[0];
  const std::uint32_t first = match.captures.front().first, end = match.end;
  const bool introduced = form_before(first, intro_) != nullptr;
  if (year < (introduced ? kFirstYear : kFirstBareYear) ||
      year > (introduced ? kLastYear : kLastBareYear)) {
    return false;
  }
  const auto is_any = [&](std::uint32_t atom, std::u16string_view marks) {
    return atom < atoms_.size() && atoms_[atom].at.size() == 1 &&
           marks.find(text_[atoms_[atom].at.start]) != std::u16string_view::npos;
  };
  if (is_any(end, u"%\u20AC$\u00A3\u00B0\u00D7=+&") ||
      is_any(first - 1, u"$\u20AC\u00A3#\u00B0=+@_")) {
    return false;
  }
  if (end < atoms_.size()) {
    if (atoms_[end].digits > 0 && !atoms_[end].attached && atoms_[end].digits == 3) return false;
    for (const TimeForm& form : rules_.words().forms(atoms_[end].word)) {
      if (form.of == unit_) return false;
    }
    // What is counted stands behind the number; in English so does what a year qualifies.
    const bool counted = upos_at(atoms_[end].at.start) == Upos::kNoun;
    if (counted && rules_.words().order() != DateOrder::kEither) return false;
    if (counted && !introduced) return false;
  }
  return !in_name({atoms_[first].at.start, atoms_[end - 1].at.end});
}

/// "un chauffeur de bus de 38 ans", but not "une peine maximale de dix ans".
bool Finder::is_age(const TimeMatch& match, const Expression& e) const {
  constexpr std::uint32_t kReach = 5;
  const TimeForm* of = form_before(match.first, of_);
  if (e.rule != TimeRule::kDuration || e.unit != "Y" || !of) return false;
  const auto before = match.first - static_cast<std::uint32_t>(of->words.size());
  if (before == 0) return false;
  for (std::uint32_t i = before; i > 0 && before - i < kReach; --i) {
    for (const TimeForm& form : rules_.words().forms(atoms_[i - 1].word)) {
      if (form.of == lasting_) return false;
    }
  }
  const Upos upos = upos_at(atoms_[before - 1].at.start);
  return upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kPropn;
}

bool Finder::fits(const TimeMatch& match, const Expression& e) const {
  if (!stands_alone(match)) return false;
  if (e.rule == TimeRule::kYear && !is_year(match)) return false;
  if (!exists(e.day) && !(e.day.month == 0 && e.day.day > 0)) return false;
  for (const Capture& capture : match.captures) {
    const Upos upos = upos_at(atoms_[capture.first].at.start);
    const bool verb = upos == Upos::kVerb || upos == Upos::kAux;
    if (!capture.form || capture.form->words.size() != 1) continue;
    // An abbreviation is a month only with a day or year; "une seconde fois" is no second.
    // "le 32 mars"
    if (e.day.month != 0 && e.day.day == 0 && capture.first == match.first && match.first > 0 &&
        atoms_[match.first - 1].digits > 0) {
      return false;
    }
    const bool short_month = e.day.month != 0 && capture.form->value.back() == '-';
    if (short_month && e.day.day == 0 && e.day.year == 0) return false;
    if (capture.of == unit_ && upos == Upos::kAdj) return false;
    // "Theresa May", "Black Friday"
    const bool name = capture.form->capital || atoms_[capture.first].capital;
    if (name && match.captures.size() == 1 && in_name(e.at)) return false;
    // "Mars" is a planet, "mars" a month, where months have no capital.
    if (e.day.month != 0 && match.captures.size() == 1 && atoms_[capture.first].capital &&
        !capture.form->capital && !form_before(match.first, intro_)) {
      return false;
    }
    // "a été", "they may", "march on"; "le quotidien" is a newspaper.
    if (verb && (!e.season.empty() || (e.day.month != 0 && e.day.day == 0))) return false;
    if (!e.length.empty() && e.rule == TimeRule::kSet && upos != Upos::kAdj && upos != Upos::kAdv) {
      return false;
    }
  }
  return true;
}

/// The match at `i`, or one that begins where its first expression does and goes farther: "dans la
/// nuit de jeudi à vendredi" is more than "dans {la nuit}".
bool Finder::find(const NumeralReader& numerals, std::uint32_t i, TimeMatch& match) const {
  if (!rules_.match(numerals, atoms_, i, match)) return false;
  const std::uint32_t first = match.expressions.empty() ? i : match.expressions.front().start;
  if (first == i) return true;
  TimeMatch inner;
  if (rules_.match(numerals, atoms_, first, inner) && inner.end > match.end) match = inner;
  return true;
}

void Finder::read(Utf16Span range, std::vector<Expression>& found) {
  atoms_.clear();
  append_atoms(text_, range, rules_.words(), atoms_);
  const NumeralReader numerals(text_, atoms_, rules_.words());
  TimeMatch match;
  for (std::uint32_t i = 0; i < atoms_.size();) {
    if (!find(numerals, i, match)) {
      ++i;
      continue;
    }
    std::uint32_t next = i + 1;
    for (const TokenSpan& part : match.expressions) {
      Expression e;
      e.rule = match.rule;
      e.at = {atoms_[part.start].at.start, atoms_[part.end - 1].at.end};
      const auto inside = [&](const Capture& c) {
        return c.first >= part.start && c.end <= part.end;
      };
      for (const Capture& c : match.captures) {
        if (inside(c)) filler_.fill(c, e);
      }
      for (const Capture& c : match.captures) {
        if (!inside(c)) filler_.lend(c, e);
      }
      if (e.rule == TimeRule::kNone || is_age(match, e)) {
        next = match.end;
        break;
      }
      if (!fits(match, e)) break;
      if (e.rule == TimeRule::kClock && e.hour < 0 && e.number > 0) {
        // "14 heures 37"
        if (e.number % 1000 != 0 || e.number >= 24000 || e.number2 >= 60000) break;
        e.hour = e.number / 1000;
        e.minute = e.number2 / 1000;
      }
      // The day before or after an event that is not itself a date.
      const bool of_event = e.rule == TimeRule::kStep && e.offset != 0 && match.end < atoms_.size();
      if (of_event) {
        for (const TimeForm& form : rules_.words().forms(atoms_[match.end].word)) {
          e.rough = e.rough || form.of == of_;
        }
      }
      if (const TimeForm* hint = form_before(part.start, hint_)) e.hint = hint->number;
      found.push_back(e);
      next = part.end;
    }
    i = next;
  }
}

}  // namespace

std::vector<Expression> find_expressions(const Document& document, const TimeRules& rules) {
  std::vector<Expression> found;
  Finder finder(document, rules);
  for (const Block& block : document.blocks) finder.read(block.at, found);
  return found;
}

}  // namespace filigrane
