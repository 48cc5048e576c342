#include <unicode/uchar.h>

#include <algorithm>

#include "layout/metadata.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// Longer lines are notes in which names are the subject, not the signature.
constexpr std::uint32_t kLongest = 300;
/// Words of a name.
constexpr int kMostWords = 5;
/// Capitals of "RG", "jba".
constexpr std::uint32_t kMostInitials = 4;

bool is_letter(char16_t c) {
  return c < 0x80 ? (c | 0x20) >= u'a' && (c | 0x20) <= u'z' : u_isalpha(c) != 0 || is_combining(c);
}
bool is_capital(char16_t c) { return c < 0x80 ? c >= u'A' && c <= u'Z' : u_isupper(c) != 0; }

/// A small word inside a name: "de", "van", "bin".
bool is_particle(std::u16string_view word) {
  static constexpr std::u16string_view kParticles[] = {
      u"de",  u"du",  u"des", u"la",  u"le",    u"van", u"von", u"der", u"den",
      u"di",  u"da",  u"dos", u"del", u"della", u"el",  u"al",  u"bin", u"ben",
      u"ibn", u"ter", u"ten", u"y",   u"e",     u"af",  u"d",   u"of"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

/// "Le Temps", "The Times": an outlet.
bool begins_with_article(std::u16string_view name) {
  std::string folded;
  append_folded(name, folded);
  for (const std::string_view article :
       {"le ", "la ", "les ", "l'", "the ", "die ", "der ", "das ", "el ", "il "}) {
    if (folded.starts_with(article)) return true;
  }
  return false;
}

/// "Dupont's Funeral".
bool begins_genitive(std::u16string_view name) {
  for (std::size_t i = 0; i + 2 < name.size(); ++i) {
    if (is_apostrophe(name[i]) && name[i + 1] == u's' && is_blank(name[i + 2])) return true;
  }
  return false;
}

/// Which names in a line sign.
enum class Signs {
  kAll,         ///< those of a byline
  kIntroduced,  ///< behind "par" or "by" only
  kAnew,        ///< the same, where this does not go on a sentence: "(...) par Jean Dupont"
};

class AuthorFinder {
 public:
  AuthorFinder(const Document& document, const LineReader& reader)
      : document_(document), text_(document.text), reader_(reader), cues_(reader.cues()) {}
  std::vector<Metadata::Name> find();

 private:
  void of_line(Utf16Span line, Signs signs, std::vector<Metadata::Name>& names);
  Utf16Span name_at(std::uint32_t from, std::uint32_t end) const;
  bool is_name(Utf16Span at, Utf16Span line, bool introduced) const;
  bool stands_alone(Utf16Span at, Utf16Span line) const;
  bool is_initials(Utf16Span at, Utf16Span line, bool introduced) const;
  /// 1: a person's name, -1: the name of something else, 0: no name found there.
  int model_says(Utf16Span at) const;
  void add(Utf16Span at, std::vector<Metadata::Name>& names) const;

  const Document& document_;
  std::u16string_view text_;
  const LineReader& reader_;
  const LayoutCues& cues_;
  LineCues found_;
  std::vector<PressDate> dates_;
};

int AuthorFinder::model_says(Utf16Span at) const {
  const auto& mentions = document_.mentions;
  auto mention =
      std::lower_bound(mentions.begin(), mentions.end(), at.start,
                       [](const Mention& m, std::uint32_t start) { return m.at.end <= start; });
  int said = 0;
  for (; mention != mentions.end() && mention->at.start < at.end; ++mention) {
    const std::uint32_t start = std::max(mention->at.start, at.start),
                        end = std::min(mention->at.end, at.end);
    if (mention->type == MentionType::kPer && 2 * (end - start) > at.size()) return 1;
    // Where only a part is known as something else, the whole may well be a person's name.
    const bool whole = mention->at.start <= at.start && mention->at.end >= at.end;
    if (whole && mention->type != MentionType::kMisc) said = -1;
  }
  return said;
}

/// The capitalised words from `from` on, as far as they may be one name.
Utf16Span AuthorFinder::name_at(std::uint32_t from, std::uint32_t end) const {
  Utf16Span name{from, from};
  std::uint32_t at = from;
  for (int words = 0; words < kMostWords && at < end;) {
    const std::uint32_t start = at;
    while (at < end && (is_letter(text_[at]) || is_apostrophe(text_[at]) || is_hyphen(text_[at]) ||
                        (text_[at] == u'.' && at > start && at - start <= 5 &&
                         (is_capital(text_[at - 1]) || at + 1 == end || is_letter(text_[at + 1]) ||
                          at - start <= 2)))) {
      // A word glued to the name begins a cue: "DupontJournaliste".
      if (at > start && is_capital(text_[at]) && !is_capital(text_[at - 1]) &&
          std::any_of(found_.cues.begin(), found_.cues.end(),
                      [&](const LayoutCue& cue) { return cue.at.start == at; })) {
        break;
      }
      ++at;
    }
    if (at == start) break;
    if (is_capital(text_[start])) {
      name.end = at;
      ++words;
    } else if (!is_particle(text_.substr(start, at - start)) || name.size() == 0) {
      break;
    }
    if (at == end || !is_blank(text_[at])) break;
    while (at < end && is_blank(text_[at])) ++at;
  }
  return name;
}

/// Nothing but the name stands between the dividers around it, or the ends of the line.
bool AuthorFinder::stands_alone(Utf16Span at, Utf16Span line) const {
  std::uint32_t before = at.start, behind = at.end;
  while (before > line.start && is_blank(text_[before - 1])) --before;
  while (behind < line.end && is_blank(text_[behind])) ++behind;
  const auto divides = [](char16_t c) {
    return std::u16string_view(u"|/,;:-(\u2013\u2014\u00B7\u2022").find(c) !=
           std::u16string_view::npos;
  };
  return (before == line.start || divides(text_[before - 1])) &&
         (behind == line.end || divides(text_[behind]));
}

bool AuthorFinder::is_name(Utf16Span at, Utf16Span line, bool introduced) const {
  if (at.size() < 3 || begins_with_article(text_.substr(at.start, at.size()))) return false;
  for (const LayoutCue& cue : found_.cues) {
    const bool inside = cue.at.start >= at.start && cue.at.end <= at.end;
    const bool all = cue.at.start == at.start && cue.at.end >= at.end;
    if (!inside && !all) continue;
    if (cue.kind == CueKind::kAgency || cue.kind == CueKind::kRole || cue.kind == CueKind::kStaff ||
        cue.kind == CueKind::kPublished || cue.kind == CueKind::kUpdated ||
        cue.kind == CueKind::kSubscribe || cue.kind == CueKind::kShare) {
      return false;
    }
    if (!introduced && cue.kind == CueKind::kSection) return false;  // "France Radio"
    if (all && cue.kind != CueKind::kBy && cue.kind != CueKind::kWith) return false;
  }
  const auto name = text_.substr(at.start, at.size());
  // "A Bruxelles" is a place.
  if (is_blank(name[1]) || begins_genitive(name)) return false;
  const bool several =
      std::any_of(name.begin(), name.end(), [](char16_t c) { return is_blank(c); });
  const int said = model_says(at);
  if (!several) {
    const bool dotted = name.find(u'.') != std::u16string_view::npos;
    return said > 0 || (dotted && introduced);
  }
  return said > 0 || (said == 0 && (introduced || stands_alone(at, line)));
}

/// "J.R.", "RG", "(jba)".
bool AuthorFinder::is_initials(Utf16Span at, Utf16Span line, bool introduced) const {
  const auto word = text_.substr(at.start, at.size());
  const auto letters = static_cast<std::uint32_t>(
      std::count_if(word.begin(), word.end(), [](char16_t c) { return is_letter(c); }));
  const auto capitals = static_cast<std::uint32_t>(
      std::count_if(word.begin(), word.end(), [](char16_t c) { return is_capital(c); }));
  if (letters < 2 || letters > kMostInitials) return false;
  for (const LayoutCue& cue : found_.cues) {
    if (cue.at.start < at.end && cue.at.end > at.start) return false;
  }
  const bool bracketed = at.start > line.start && at.end < line.end &&
                         text_[at.start - 1] == u'(' && text_[at.end] == u')';
  const bool alone = at == line || (bracketed && at.size() + 2 == line.size());
  if (bracketed && alone) return true;
  return capitals == letters && (alone || introduced || at.start == line.start);
}

void AuthorFinder::add(Utf16Span at, std::vector<Metadata::Name>& names) const {
  std::string name = to_utf8(text_.substr(at.start, at.size()));
  std::string folded;
  append_folded(text_.substr(at.start, at.size()), folded);
  for (const Metadata::Name& known : names) {
    std::string other;
    append_folded(to_utf16(known.name), other);
    // "Anne Roy La Presse" is Anne Roy again, with her paper.
    if (folded == other || folded.starts_with(other + " ")) return;
  }
  names.push_back({at, std::move(name)});
}

void AuthorFinder::of_line(Utf16Span line, Signs signs, std::vector<Metadata::Name>& names) {
  cues_.find(text_, line, found_);
  dates_.clear();
  reader_.dates().find(text_, line, document_.language.code == "en", dates_);
  const bool role_first = std::any_of(
      found_.cues.begin(), found_.cues.end(),
      [](const LayoutCue& cue) { return cue.first == 0 && cue.kind == CueKind::kRole; });
  if (role_first) return;
  bool introduced = false, usable = signs == Signs::kAll;
  for (std::uint32_t at = line.start; at < line.end;) {
    const auto by = std::find_if(found_.cues.begin(), found_.cues.end(), [&](const LayoutCue& cue) {
      return cue.at.start == at && cue.kind == CueKind::kBy;
    });
    if (by != found_.cues.end()) {
      std::uint32_t before = at;
      while (before > line.start && is_blank(text_[before - 1])) --before;
      const bool anew = before == line.start || !is_letter(text_[before - 1]);
      std::string word;
      append_folded(text_.substr(by->at.start, by->at.size()), word);
      const bool signs_so = word.ends_with("par") || word.ends_with("by");
      usable = signs == Signs::kAll || (signs_so && (signs != Signs::kAnew || anew));
      introduced = true;
      at = by->at.end;
      continue;
    }
    const auto date = std::find_if(dates_.begin(), dates_.end(), [&](const PressDate& each) {
      return each.at.start <= at && at < each.at.end;
    });
    if (date != dates_.end()) {
      at = date->at.end;
      introduced = false;
      continue;
    }
    if (text_[at] == u'@') {  // an account
      while (at < line.end && !is_blank(text_[at])) ++at;
      continue;
    }
    if (!is_letter(text_[at])) {
      if (text_[at] == u'|' || text_[at] == u'\u00B7' || text_[at] == u'\u2022') introduced = false;
      ++at;
      continue;
    }
    const Utf16Span name = name_at(at, line.end);
    if (name.size() > 0 && usable &&
        (is_name(name, line, introduced) || is_initials(name, line, introduced))) {
      add(name, names);
      at = name.end;
      continue;
    }
    Utf16Span word{at, at};
    while (word.end < line.end && is_letter(text_[word.end])) ++word.end;
    if (name.size() == 0 && usable && is_initials(word, line, false)) add(word, names);
    // Behind "et", a further name; behind any other word, none that is introduced.
    const auto with = std::find_if(found_.cues.begin(), found_.cues.end(), [&](const auto& cue) {
      return cue.at.start == at && cue.kind == CueKind::kWith;
    });
    if (with == found_.cues.end()) introduced = false;
    if (signs != Signs::kAll) usable = usable && with != found_.cues.end();
    at = std::max({name.end, word.end, at + 1});
  }
}

std::vector<Metadata::Name> AuthorFinder::find() {
  std::vector<Metadata::Name> names;
  bool before_text = true;
  std::vector<Utf16Span> late;
  for (const Block& block : document_.blocks) {
    before_text = before_text && block.kind != BlockKind::kBody;
    if (block.at.size() > kLongest) continue;
    if (block.kind == BlockKind::kByline) {
      if (before_text) {
        of_line(block.at, Signs::kAll, names);
      } else {
        late.push_back(block.at);
      }
    } else if (before_text && block.kind == BlockKind::kNotice) {
      of_line(block.at, Signs::kAnew, names);
    } else if (before_text &&
               (block.kind == BlockKind::kDateline || block.kind == BlockKind::kFurniture)) {
      of_line(block.at, Signs::kIntroduced, names);
    }
  }
  if (names.empty()) {
    for (const Utf16Span line : late) of_line(line, Signs::kAll, names);
  }
  return names;
}

}  // namespace

std::vector<Metadata::Name> find_authors(const Document& document, const LineReader& reader) {
  return AuthorFinder(document, reader).find();
}

std::vector<Metadata::Name> find_agencies(const Document& document, const LayoutCues& cues) {
  // Where a first paragraph names its agency: "PARIS (AFP) -"; and a last one: "(Reuters)".
  constexpr std::uint32_t kDateline = 60, kClosing = 40;
  const std::u16string_view text = document.text;
  std::vector<Metadata::Name> names;
  LineCues found;
  const auto look = [&](Utf16Span at, bool bracketed) {
    cues.find(text, at, found);
    for (const LayoutCue& cue : found.cues) {
      if (cue.kind != CueKind::kAgency) continue;
      if (bracketed && (cue.at.start == 0 || text[cue.at.start - 1] != u'(')) continue;
      const std::string& name = cues.value(cue);
      if (std::none_of(names.begin(), names.end(),
                       [&](const Metadata::Name& known) { return known.name == name; })) {
        names.push_back({cue.at, name});
      }
    }
  };
  const Block* first = nullptr;
  const Block* last = nullptr;
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kByline || block.kind == BlockKind::kDateline ||
        block.kind == BlockKind::kNotice) {
      if (block.at.size() <= 2 * kLongest) look(block.at, false);
    } else if (block.kind == BlockKind::kBody) {
      if (!first) first = &block;
      last = &block;
    }
  }
  if (first) {
    look({first->at.start, std::min(first->at.end, first->at.start + kDateline)}, true);
    look({std::max(last->at.start, last->at.end - std::min(kClosing, last->at.end)), last->at.end},
         true);
  }
  return names;
}

}  // namespace filigrane
