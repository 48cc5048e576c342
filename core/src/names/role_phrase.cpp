#include "names/role_phrase.h"

#include <algorithm>

#include "tagging/feats.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kLongestPhrase = 18;  // tokens
constexpr std::uint32_t kLongestAside = 8;    // tokens between quotation marks or brackets

constexpr bool is_dash(std::u16string_view word) {
  return word.size() == 1 && (word[0] == u'-' || word[0] == u'\u2013' || word[0] == u'\u2014');
}

/// The mark that closes what `word` opens; 0 for other words.
constexpr char16_t closing(std::u16string_view word) {
  if (word.size() != 1) return 0;
  switch (word[0]) {
    case u'"':
      return u'"';
    case u'\u00AB':
      return u'\u00BB';
    case u'\u201C':
      return u'\u201D';
    case u'(':
      return u')';
    default:
      return 0;
  }
}

}  // namespace

bool RolePhrases::is_noun(std::uint32_t token) const {
  const Upos upos = around_.upos(token);
  return upos == Upos::kNoun || upos == Upos::kPropn;
}

/// Adjectives and participles that are nouns elsewhere are none here ("senateur republicain").
bool RolePhrases::is_role(std::uint32_t token) {
  return is_noun(token) && around_.is(token, NameWords::kRole) && !around_.in_person(token);
}

/// Articles and the like; English possessives are tagged as pronouns.
bool RolePhrases::is_determiner(std::uint32_t token) const {
  const Upos upos = around_.upos(token);
  if (upos == Upos::kDet) return true;
  return upos == Upos::kPron && has_feature(around_.document().tokens[token].feats, "Poss=Yes");
}

bool RolePhrases::is_finite_verb(std::uint32_t token) const {
  const Upos upos = around_.upos(token);
  if (upos == Upos::kAux) return true;
  return upos == Upos::kVerb && has_feature(around_.document().tokens[token].feats, "VerbForm=Fin");
}

bool RolePhrases::is_word_of_phrase(std::uint32_t token) {
  if (is_determiner(token)) return true;
  switch (around_.upos(token)) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kAdj:
    case Upos::kAdp:
    case Upos::kNum:
    case Upos::kPart:
    case Upos::kSym:
      return true;
    case Upos::kPunct:
      return around_.text(token) == u"-";
    default:
      return around_.is(token, NameWords::kInside);
  }
}

/// Stands before the head and is part of the role: "ancien"; in English, nouns and names as well.
bool RolePhrases::adds_to_head(std::uint32_t token) {
  if (around_.is(token, NameWords::kDate)) return false;
  if (around_.is(token, NameWords::kModifier)) return true;
  const Upos upos = around_.upos(token);
  if (upos == Upos::kAdj) return true;
  if (around_.words().head_first()) return false;
  return is_noun(token) || upos == Upos::kNum || upos == Upos::kPart || upos == Upos::kSym ||
         around_.text(token) == u"-" || around_.is(token, NameWords::kInside);
}

std::uint32_t RolePhrases::extend_left(std::uint32_t head, std::uint32_t from) {
  const auto over_modifiers = [&](std::uint32_t at) {
    std::uint32_t start = at;
    while (start > from && at - start < kLongestPhrase && adds_to_head(start - 1)) --start;
    while (start < at && around_.upos(start) == Upos::kPart) ++start;
    return start;
  };
  const std::uint32_t start = over_modifiers(head);
  // "professeur et directeur de ...": one phrase, if the second has no article of its own.
  if (start > from + 1 && around_.upos(start - 1) == Upos::kCconj) {
    for (std::uint32_t i = start - 2; i + 6 > start && is_word_of_phrase(i); --i) {
      if (is_role(i)) return over_modifiers(i);
      if (i == from) break;
    }
  }
  return start;
}

RolePhrase RolePhrases::make(std::uint32_t start, std::uint32_t end, std::uint32_t head) {
  RolePhrase phrase;
  phrase.tokens = {start, end};
  phrase.head = head;
  const NameWords::Word& word = around_.word(head);
  phrase.plural = (word.kinds & NameWords::kPlural) != 0;
  phrase.gender = word.role_gender;
  // "l'ancienne ministre", "la juge"
  for (std::uint32_t i = start > 0 ? start - 1 : start;
       i < head && phrase.gender == Gender::kUnknown; ++i) {
    const Upos upos = around_.upos(i);
    const std::string& feats = around_.document().tokens[i].feats;
    const bool agrees = upos == Upos::kDet ? i + 1 == start : upos == Upos::kAdj;
    if (!agrees || has_feature(feats, "Number=Plur")) continue;
    if (has_feature(feats, "Gender=Fem")) phrase.gender = Gender::kFeminine;
    if (has_feature(feats, "Gender=Masc")) phrase.gender = Gender::kMasculine;
  }
  return phrase;
}

/// Before a name, or a preposition, the word of an English role is no adjective, whatever its tag.
bool RolePhrases::is_head_before(std::uint32_t token, std::uint32_t end) {
  if (is_role(token)) return true;
  return !around_.words().head_first() && !is_finite_verb(token) &&
         around_.is(token, NameWords::kRole) && !around_.in_person(token) &&
         (token + 1 == end || around_.upos(token + 1) == Upos::kAdp);
}

/// The end of the role before what joins it to a name: "tels que" (for many), "nomm\u00E9", "du nom
/// de"; `end` itself where nothing does.
std::uint32_t RolePhrases::skip_link(std::uint32_t end, std::uint32_t start, bool& many) {
  std::uint32_t i = end;
  while (i > start && around_.is(i - 1, NameWords::kSuch)) --i;
  many = i < end;
  if (many) return i;
  // "nom" needs the prepositions on both sides.
  if (end > start + 2 && around_.upos(end - 1) == Upos::kAdp &&
      around_.is(end - 2, NameWords::kNamed) && around_.upos(end - 3) == Upos::kAdp) {
    return end - 3;
  }
  while (i > start && around_.is(i - 1, NameWords::kNamed) && !is_noun(i - 1)) --i;
  if (i < end && i > start && around_.text(i - 1) == u",") --i;
  return i;
}

std::optional<RolePhrase> RolePhrases::before(std::uint32_t mention, std::uint32_t from) {
  const std::uint32_t start = std::max(around_.block(mention).start, from);
  bool many = false;
  std::uint32_t end = skip_link(around_.first_with_titles(mention), start, many);
  const bool comma = end > start + 1 && around_.text(end - 1) == u",";
  if (comma) --end;
  if (comma && begins_clause(mention)) return std::nullopt;
  // "le porte-parole de l'administration Durand"
  if (!comma && end > start && around_.is(end - 1, NameWords::kBearer)) return std::nullopt;
  auto phrase = ending_at(end, start, comma);
  if (!phrase || (many && !phrase->plural)) return std::nullopt;
  // "..., des ing\u00E9nieurs, Jean Durand": one name is not several people.
  // So with "les \u00E9lus du groupe Durand".
  phrase->needs_others =
      phrase->plural && !many && (comma || around_.upos(phrase->head + 1) == Upos::kAdp);
  return phrase;
}

std::optional<RolePhrase> RolePhrases::before_phrase(const RolePhrase& phrase,
                                                     std::uint32_t mention, std::uint32_t from) {
  const std::uint32_t start = std::max(around_.block(mention).start, from);
  std::uint32_t end = phrase.tokens.start;
  if (end > start && is_determiner(end - 1)) --end;
  if (end <= start + 1 || around_.text(end - 1) != u",") return std::nullopt;
  // In English that comma rather parts two clauses.
  if (!around_.words().head_first()) return std::nullopt;
  auto other = ending_at(end - 1, start, true);
  if (other && other->plural) return std::nullopt;
  return other;
}

/// "Apr\u00E8s le d\u00E9part du ministre, Jean Durand parle"
bool RolePhrases::begins_clause(std::uint32_t mention) const {
  const std::uint32_t behind = around_.tokens(mention).end;
  if (behind >= around_.block(mention).end) return false;
  const Upos upos = around_.upos(behind);
  return is_finite_verb(behind) || upos == Upos::kPron || upos == Upos::kAdv;
}

/// The phrase of a role that ends before token `end`.
/// @param comma  a comma parts it from the name
std::optional<RolePhrase> RolePhrases::ending_at(std::uint32_t end, std::uint32_t start,
                                                 bool comma) {
  if (end <= start) return std::nullopt;
  const Upos last = around_.upos(end - 1);
  if (last == Upos::kAdp || last == Upos::kDet || last == Upos::kPart) return std::nullopt;
  std::optional<std::uint32_t> head;
  for (std::uint32_t i = end; i > start && end - i < kLongestPhrase && !head; --i) {
    const std::uint32_t token = i - 1;
    if (const auto opening = skip_quoted(token, start)) {
      i = *opening + 1;
      continue;
    }
    if (!is_word_of_phrase(token) && !is_head_before(token, end)) break;
    if (is_head_before(token, end)) head = token;
    // A name directly before the name is someone else.
    if (!head && !comma && i == end && around_.in_person(token)) break;
    // An article without preposition begins the phrase.
    if (is_determiner(token) && (token == start || around_.upos(token - 1) != Upos::kAdp)) {
      break;
    }
  }
  const bool head_first = around_.words().head_first();
  if (!head) {
    if (comma || !head_first || end < start + 2 || !is_demonym(end - 1)) return std::nullopt;
    return make(end - 1, end, end - 1);
  }
  // In English the word of the role stands last, or its complement begins with a preposition.
  if (!head_first && *head + 1 < end && around_.upos(*head + 1) != Upos::kAdp) {
    return std::nullopt;
  }
  const std::uint32_t first = extend_left(*head, start);
  if (comma && !begins_phrase(first, *head, start)) return std::nullopt;
  return make(first, end, *head);
}

/// "l'Am\u00E9ricaine Jane Doe", ", une Kurde de Syrie"
bool RolePhrases::is_demonym(std::uint32_t token) const {
  if (token == 0 || around_.mention_at(token)) return false;
  const Upos upos = around_.upos(token), before = around_.upos(token - 1);
  const char16_t first = around_.text(token).front();
  return before == Upos::kDet && first >= u'A' && first <= u'Z' && around_.text(token).size() > 3 &&
         (is_noun(token) || upos == Upos::kAdj);
}

/// An apposition before a name has an article, a number, an owner ("Bolivia's president,"), or
/// stands at the head of the line; in English it may follow a preposition.
bool RolePhrases::begins_phrase(std::uint32_t first, std::uint32_t head,
                                std::uint32_t start) const {
  if (first == start) return true;
  const Upos before = around_.upos(first - 1);
  if (is_determiner(first - 1) || before == Upos::kNum) return true;
  if (!around_.words().head_first() && before == Upos::kAdp) return true;
  for (std::uint32_t i = first; i < head; ++i) {
    if (around_.upos(i) == Upos::kPart) return true;
  }
  return false;
}

/// The mark that opens what the closing one at `token` ends.
std::optional<std::uint32_t> RolePhrases::skip_quoted(std::uint32_t token,
                                                      std::uint32_t start) const {
  const auto mark = around_.text(token);
  if (mark != u"\u00BB" && mark != u"\u201D" && mark != u"\"" && mark != u")") return std::nullopt;
  for (std::uint32_t i = token; i > start && token - i < kLongestAside; --i) {
    const char16_t close = closing(around_.text(i - 1));
    if (close != 0 && close == mark.front()) return i - 1;
  }
  return std::nullopt;
}

/// The word of the role in a phrase that begins at `first`, whose article is skipped.
std::optional<std::uint32_t> RolePhrases::find_head(std::uint32_t& first, std::uint32_t end,
                                                    bool participles, bool& one_of) {
  while (first < end && around_.is(first, NameWords::kSelf)) ++first;
  if (first < end && around_.text(first) == u",") ++first;
  if (first < end && is_determiner(first)) ++first;
  // "l'un des", "one of the"
  one_of = first + 2 < end && around_.upos(first + 1) == Upos::kAdp &&
           (around_.upos(first) == Upos::kPron || around_.upos(first) == Upos::kNum);
  if (one_of) first += around_.upos(first + 2) == Upos::kDet ? 3 : 2;
  std::optional<std::uint32_t> head;
  for (std::uint32_t i = first; i < end && i - first < kLongestPhrase; ++i) {
    if (around_.in_person(i) && (i + 1 >= end || around_.upos(i + 1) != Upos::kPart)) {
      return std::nullopt;  // the title of the next one
    }
    if (is_head_before(i, end)) head = i;
    if (around_.words().head_first()) {
      // "elu de la Marne", "chargee des sports"
      const bool participle = participles && i == first && i + 1 < end &&
                              around_.is(i, NameWords::kRole) && around_.upos(i + 1) == Upos::kAdp;
      // "est chercheuse": nouns of people pass for adjectives; "est responsable de" is one.
      const bool adjective = around_.upos(i) == Upos::kAdj && around_.is(i, NameWords::kRole) &&
                             around_.word(i).role_gender != Gender::kUnknown &&
                             (i + 1 >= end || !is_noun(i + 1));
      if (head || participle || adjective || (i == first && is_demonym(i))) return i;
      // "un Chilien expert en droit"
      const bool before_role = i == first && i + 1 < end && is_noun(i) && is_role(i + 1);
      if (!before_role && !adds_to_head(i) && around_.text(i) != u"-") return std::nullopt;
    } else if (!adds_to_head(i) && !is_noun(i)) {
      break;
    }
  }
  return head;
}

/// The name of another person only as a complement: "m\u00E8re de Mme Durand".
bool RolePhrases::is_complement(std::uint32_t name, std::uint32_t head) const {
  std::uint32_t i = name - 1;
  while (i > head && (is_determiner(i) || around_.upos(i) == Upos::kAdj ||
                      around_.is(i, NameWords::kCivility | NameWords::kTitle | NameWords::kRole))) {
    --i;
  }
  return i > head && around_.upos(i) == Upos::kAdp;
}

/// The end of the complements of a head.
std::uint32_t RolePhrases::extend_right(std::uint32_t head, std::uint32_t end) {
  std::uint32_t i = head + 1;
  while (i < end && i - head < kLongestPhrase) {
    const Upos upos = around_.upos(i);
    if (const char16_t close = closing(around_.text(i))) {
      std::uint32_t closed = i + 1;
      while (closed < end && closed - i <= kLongestAside &&
             around_.text(closed) != std::u16string_view(&close, 1)) {
        ++closed;
      }
      // In brackets only an acronym is part of it.
      const std::uint32_t longest = close == u')' ? 2 : kLongestAside;
      if (closed >= end || closed - i > longest) break;
      i = closed + 1;
      if (close != u')') break;
      continue;
    }
    if (upos == Upos::kCconj) {
      std::uint32_t next = i + 1;
      const bool article = next < end && is_determiner(next);
      if (article) ++next;
      if (next >= end || around_.in_person(next) || !is_word_of_phrase(next) ||
          (article && !is_role(next))) {
        break;
      }
      i = next;
      continue;
    }
    if (upos == Upos::kAdv && i + 1 < end && around_.upos(i + 1) == Upos::kAdj) {
      ++i;
      continue;
    }
    const auto name = around_.mention_at(i);
    const bool inside_name = name && around_.mention_at(i - 1) == name;
    if (!inside_name && (!is_word_of_phrase(i) || around_.is(i, NameWords::kDate))) break;
    if (around_.in_person(i) && !inside_name && !is_complement(i, head)) break;
    ++i;
  }
  const auto is_loose = [&](std::uint32_t token) {
    const Upos upos = around_.upos(token);
    return upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kCconj || upos == Upos::kAdv ||
           upos == Upos::kPunct ||
           // "charg\u00E9 d'enqu\u00EAter"
           (upos == Upos::kVerb && token + 1 < end && around_.upos(token + 1) == Upos::kAdp);
  };
  while (i > head + 1 && is_loose(i - 1) && closing(around_.text(i - 1)) == 0 &&
         around_.text(i - 1) != u")" && around_.text(i - 1) != u"\u00BB" &&
         around_.text(i - 1) != u"\u201D") {
    --i;
  }
  return i;
}

/// "45 ans ,", "aged 45 ,", "45 ,".
std::uint32_t RolePhrases::skip_age(std::uint32_t token, std::uint32_t end) {
  std::uint32_t i = token;
  while (i < end && i - token < 5 &&
         (around_.upos(i) == Upos::kNum || around_.is(i, NameWords::kAge))) {
    ++i;
  }
  if (i == token) return token;
  return i < end && (around_.text(i) == u"," || around_.text(i) == u")") ? i + 1 : token;
}

/// "est", "a ete elu", "was named", ", qui est".
std::optional<std::uint32_t> RolePhrases::skip_to_be(std::uint32_t token, std::uint32_t end) {
  std::uint32_t i = token;
  if (i + 1 < end && around_.text(i) == u"," && around_.upos(i + 1) == Upos::kPron) ++i;
  if (i < end && around_.upos(i) == Upos::kPron) ++i;
  bool is_to_be = false;
  for (std::uint32_t steps = 0; i < end && steps < 4; ++i, ++steps) {
    const Token& at = around_.document().tokens[i];
    const bool auxiliary = (at.upos == Upos::kAux || at.upos == Upos::kVerb) &&
                           !is_apostrophe(around_.text(i).front());
    if (auxiliary && (at.lemma == "\xC3\xAAtre" || at.lemma == "be" ||
                      (around_.words().find(to_utf16(at.lemma)).kinds & NameWords::kBecome) != 0)) {
      is_to_be = true;
    } else if (at.upos != Upos::kAux && !(is_to_be && around_.is(i, NameWords::kSelf))) {
      break;
    }
  }
  if (!is_to_be) return std::nullopt;
  return i;
}

std::optional<RolePhrase> RolePhrases::phrase_at(std::uint32_t first, std::uint32_t end,
                                                 bool apposition, bool participles) {
  const bool article = first < end && is_determiner(first);
  bool one_of = false;
  const auto head = find_head(first, end, participles, one_of);
  if (!head) return std::nullopt;
  const std::uint32_t last = extend_right(*head, end);
  if (last < end && around_.in_person(last) && around_.upos(last - 1) != Upos::kCconj) {
    return std::nullopt;  // the title of the next one
  }
  // "l'une des femmes" says nothing.
  if (one_of && last == *head + 1) return std::nullopt;
  // "Avec Jean Durand, le ministre parle": no apposition.
  if (apposition && article && last < end && is_finite_verb(last)) return std::nullopt;
  RolePhrase phrase = make(first, last, *head);
  phrase.plural = phrase.plural && !one_of;
  phrase.needs_others = phrase.plural;
  return phrase;
}

/// "Par Jean Durand", and on the next line "Journaliste".
std::optional<RolePhrase> RolePhrases::on_next_line(std::uint32_t mention) {
  constexpr std::uint32_t kLongestByline = 3;  // tokens besides the name
  const TokenSpan line = around_.block(mention);
  if (line.size() > around_.tokens(mention).size() + kLongestByline) return std::nullopt;
  const Document& document = around_.document();
  const std::uint32_t from = document.tokens[line.end - 1].at.end;
  const auto next = std::lower_bound(
      document.blocks.begin(), document.blocks.end(), from,
      [](const Block& block, std::uint32_t unit) { return block.at.start < unit; });
  if (next == document.blocks.end()) return std::nullopt;
  std::uint32_t end = line.end;
  while (end < document.tokens.size() && end - line.end < kLongestPhrase &&
         document.tokens[end].at.start < next->at.end) {
    ++end;
  }
  const auto phrase = phrase_at(line.end, end, false, false);
  if (!phrase || phrase->tokens.end != end) return std::nullopt;
  return phrase;
}

std::optional<RolePhrase> RolePhrases::after(std::uint32_t mention) {
  const std::uint32_t start = around_.tokens(mention).end;
  const TokenSpan line = around_.block(mention);
  if (start >= line.end) return on_next_line(mention);
  const auto mark = around_.text(start);
  if (mark == u"(" || mark == u"," || is_dash(mark)) {
    const std::uint32_t from = skip_age(start + 1, line.end);
    if (auto phrase = phrase_at(from, line.end, true, true)) return phrase;
  }
  // "si M. Durand \u00E9tait ministre"
  const std::uint32_t first = around_.first_with_titles(mention);
  if (first > line.start && around_.upos(first - 1) == Upos::kSconj &&
      around_.is(first - 1, NameWords::kIf)) {
    return std::nullopt;
  }
  if (const auto behind = skip_to_be(start, line.end)) {
    return phrase_at(*behind, line.end, false, false);
  }
  return std::nullopt;
}

}  // namespace filigrane
