#include <algorithm>

#include "tokens/shapes.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

/// The entry for `written` ("art.", "Art.", "ART."), or null.
const Follower* find_abbreviation(std::u16string_view written, const TokenRules& rules) {
  if (written.size() > kMaxEntryUnits) return nullptr;
  if (const Follower* entry = rules.abbreviations.find(written)) return entry;
  if (char_kind(written[0]) != CharKind::kUpper) return nullptr;
  const std::u16string_view rest = written.substr(1);
  const Folded folded(written);
  if (rest == folded.view().substr(1)) return rules.abbreviations.find(folded.view());
  // "INC.", but not "M.": capitals say nothing where the entry is in capitals itself.
  if (written.size() < 4 || char_kind(rest[0]) != CharKind::kUpper) return nullptr;
  std::u16string title(folded.view());
  title[0] = written[0];
  return rules.abbreviations.find(title);
}

/// U.S., J.-P., a.m., R.E.M.: letters that stand alone, each with its stop; the last capital may go
/// without. Nothing for fewer than two.
std::optional<std::uint32_t> initials_or_none(const Line& line, std::uint32_t at) {
  int letters = 0;
  std::uint32_t end = at;
  for (;;) {
    std::uint32_t letter = end;
    if (letters > 0 && is_hyphen(line.unit(letter))) ++letter;
    if (!is_letter(line.kind(letter))) break;
    const std::uint32_t after = line.after_character(letter);
    if (line.unit(after) == u'.') {
      end = after + 1;
    } else if (letters > 0 && letter == end && line.kind(letter) == CharKind::kUpper &&
               !is_word(line.kind(after)) && !is_apostrophe(line.unit(after)) &&
               !is_hyphen(line.unit(after))) {
      end = after;
      ++letters;
      break;
    } else {
      break;
    }
    ++letters;
  }
  if (letters < 2) return std::nullopt;
  return end;
}

/// Ph.D., c.-à-d.: an entry with stops or hyphens inside.
std::optional<std::uint32_t> dotted_entry_or_none(const Line& line, std::uint32_t at,
                                                  std::uint32_t end, const TokenRules& rules) {
  std::optional<std::uint32_t> found;
  const auto limit = std::min<std::uint32_t>(line.end, at + kMaxEntryUnits);
  while (end < limit) {
    if (line.text[end] == u'.') {
      ++end;
      if (find_abbreviation(line.slice(at, end), rules)) found = end;
    } else if (is_hyphen(line.text[end])) {
      ++end;
    }
    const std::uint32_t next = line.word_run(end);
    if (next == end && !(is_hyphen(line.unit(end)))) break;
    end = next;
  }
  return found;
}

/// III, L: what numbers a part of a book or law.
bool is_roman_or_single(std::u16string_view word) {
  return word.size() == 1 || word.find_first_not_of(u"IVXLCDM") == word.npos;
}

struct Next {
  std::uint32_t at = 0;              ///< the first character that is not blank
  CharKind kind = CharKind::kBlank;  ///< kBlank: the line ends here
};
Next next_of(const Line& line, std::uint32_t at) {
  while (at < line.end && line.kind(at) == CharKind::kBlank) at += line.code_point(at).units;
  return {at, line.kind(at)};
}

bool begins_sentence(const Line& line, const Next& next, const TokenRules& rules) {
  if (next.kind != CharKind::kUpper) return false;
  const std::uint32_t end = line.word_run(next.at);
  return line.unit(end) != u'.' && rules.starters.has(Folded(line.slice(next.at, end)).view());
}

bool follows(const Line& line, const Next& next, Follower follower, const TokenRules& rules) {
  switch (follower) {
    case Follower::kAny:
      return true;
    case Follower::kWord:
      return is_word(next.kind) && !begins_sentence(line, next, rules);
    case Follower::kCapital:
      return is_letter(next.kind);
    case Follower::kDigit:
      if (next.kind == CharKind::kUpper) {
        return is_roman_or_single(line.slice(next.at, line.word_run(next.at)));
      }
      return next.kind == CharKind::kDigit;
  }
  return false;
}

/// J. Dupont, but "le plan B." and "la vitamine C. Le patient".
bool is_initial(const Line& line, const Next& next, bool after_initial, const TokenRules& rules) {
  if (next.kind == CharKind::kOther) {
    const char16_t c = line.text[next.at];
    return c == u',' || c == u';' || c == u'&' || c == u'.';
  }
  return is_word(next.kind) && (after_initial || !begins_sentence(line, next, rules));
}

}  // namespace

std::optional<std::uint32_t> abbreviation_or_none(const Line& line, std::uint32_t at,
                                                  std::uint32_t end, bool after_initial,
                                                  const TokenRules& rules) {
  const bool single = line.after_character(at) == end;
  if (single) {
    if (const auto initials = initials_or_none(line, at)) return initials;
  }
  // etc... ends in an ellipsis, etc.. in a full stop.
  if (line.unit(end + 1) == u'.' && line.unit(end + 2) == u'.') return std::nullopt;
  if (const auto dotted = dotted_entry_or_none(line, at, end, rules)) {
    if (*dotted > end + 1) return dotted;
  }
  const Next next = next_of(line, end + 1);
  if (const Follower* entry = find_abbreviation(line.slice(at, end + 1), rules)) {
    if (follows(line, next, *entry, rules)) return end + 1;
  }
  if (single && line.kind(at) == CharKind::kUpper && is_initial(line, next, after_initial, rules)) {
    return end + 1;
  }
  return std::nullopt;
}

bool is_abbreviation(std::u16string_view token, const TokenRules& rules) {
  if (token.size() < 2 || token.back() != u'.') return false;
  const auto size = static_cast<std::uint32_t>(token.size());
  const Line line{token, 0, size};
  if (!is_letter(line.kind(0))) return false;
  return line.after_character(0) == size - 1 || initials_or_none(line, 0) == size ||
         find_abbreviation(token, rules) != nullptr;
}

}  // namespace filigrane
