#include <algorithm>

#include "tokens/shapes.h"

namespace filigrane {
namespace {

bool is_interpunct(char16_t c) { return c == 0x00B7 || c == 0x2027; }

/// aujourd'hui, celui-ci, n°: the longest entry of the fixed words that begins at `at`, ends where
/// a word may end, and is longer than the word [at, end).
std::optional<std::uint32_t> fixed_or_none(const Line& line, std::uint32_t at, std::uint32_t end,
                                           const TokenRules& rules) {
  std::optional<std::uint32_t> found;
  if (!rules.fixed_starts.has(Folded(line.slice(at, end)).view())) return found;
  const auto limit = std::min<std::uint32_t>(line.end, at + kMaxEntryUnits);
  while (end < limit) {
    const char16_t c = line.text[end];
    std::uint32_t next = end;
    if (is_apostrophe(c) || is_hyphen(c)) {
      next = line.word_run(end + 1);
      if (next == end + 1 && !is_apostrophe(c)) break;
    } else if (c == 0x00B0 || c == u'$') {  // also n°s, but n° | 5
      next = line.kind(end + 1) == CharKind::kLower ? line.word_run(end + 1) : end + 1;
    } else {
      break;
    }
    if (next > limit) break;
    end = next;
    if (rules.fixed.has(Folded(line.slice(at, end)).view())) found = end;
  }
  return found;
}

/// A closing quote and no elision: la vitamine 'D', but l'... and d' Israël.
bool is_closing(const Line& line, std::uint32_t apostrophe) {
  const char16_t next = line.unit(apostrophe + 1);
  if (next == u'.') return line.unit(apostrophe + 2) != u'.';
  return next == u',' || next == u';' || next == u':' || next == u'!' || next == u'?' ||
         next == u')' || next == u']';
}

/// N'Golo, M'Hamed: the letter is part of a name.
bool begins_name(const Line& line, std::uint32_t at, std::uint32_t apostrophe) {
  return line.kind(at) == CharKind::kUpper && line.kind(apostrophe + 1) == CharKind::kUpper &&
         line.kind(apostrophe + 2) == CharKind::kLower;
}

/// Whether the hyphen at `at` begins nothing but clitics up to the end of the word: -le-moi.
bool only_clitics(const Line& line, std::uint32_t at, Host host, const TokenRules& rules) {
  for (int i = 0; i < 3; ++i) {
    const auto end = clitic_or_none(line, at, host, rules);
    if (!end) return false;
    if (!is_hyphen(line.unit(*end)) || !is_word(line.kind(*end + 1))) return true;
    at = *end;
  }
  return false;
}

/// étudiant.e.s, candidat(e)s: an ending that is written behind a point or in brackets.
std::optional<std::uint32_t> variant_or_none(const Line& line, std::uint32_t at,
                                             const TokenRules& rules) {
  if (rules.variants.empty() || !is_letter(line.kind(at + 1))) return std::nullopt;
  if (line.kind_before(at) == CharKind::kUpper && line.unit(at) == u'.')
    return std::nullopt;  // M.le
  const std::uint32_t end = line.word_run(at + 1);
  if (!rules.variants.has(Folded(line.slice(at + 1, end)).view())) return std::nullopt;
  if (line.unit(at) == u'(') {
    if (line.unit(end) != u')') return std::nullopt;
    return line.word_run(end + 1);
  }
  if (line.kind(at + 1) == CharKind::kUpper) return std::nullopt;  // a sentence: fin.Les
  return end;
}

}  // namespace

std::optional<std::uint32_t> clitic_or_none(const Line& line, std::uint32_t at, Host host,
                                            const TokenRules& rules) {
  if (rules.clitics.empty()) return std::nullopt;
  const auto accepted = [&](std::uint32_t end) {
    const Host* needed = rules.clitics.find(Folded(line.slice(at, end)).view());
    return needed && (*needed == Host::kAny || host == Host::kSimple);
  };
  const std::uint32_t end = line.word_run(at + 1);
  if (end == at + 1) return std::nullopt;
  if (is_apostrophe(line.unit(end))) {  // va-t'en
    if (accepted(end + 1)) return end + 1;
    return std::nullopt;
  }
  if (is_hyphen(line.unit(end))) {  // -t-il
    const std::uint32_t longer = line.word_run(end + 1);
    if (longer > end + 1 && accepted(longer)) return longer;
  }
  if (accepted(end)) return end;
  return std::nullopt;
}

std::optional<std::uint32_t> ending_or_none(const Line& line, std::uint32_t at,
                                            const TokenRules& rules) {
  if (rules.endings.empty()) return std::nullopt;
  std::uint32_t end = is_apostrophe(line.unit(at)) ? at : at + 1;
  if (!is_apostrophe(line.unit(end))) return std::nullopt;
  end = line.word_run(end + 1);
  if (!rules.endings.has(Folded(line.slice(at, end)).view())) return std::nullopt;
  return end;
}

std::uint32_t word_end(const Line& line, std::uint32_t at, std::uint32_t end, std::uint32_t base,
                       bool in_a_name, const TokenRules& rules) {
  if (line.unit(end) == u' ' && rules.splits.empty()) return end;  // nothing to cut or join
  const bool inside = is_word(line.kind_before(at));
  if (!rules.splits.empty() && !inside) {
    if (const auto* first = rules.splits.find(Folded(line.slice(at, end)).view())) {
      return at + *first;
    }
  }
  if (inside && end == at + 1) {
    if (const auto ending = ending_or_none(line, at, rules)) return *ending;
  }
  // Kim Jong-il; but EST-IL in a line of capitals, and sois-Tu.
  const bool capital = line.kind(at) == CharKind::kUpper;
  const bool capitals = capital && line.kind_before(end) == CharKind::kUpper;
  bool hyphenated = false;
  if (const auto fixed = fixed_or_none(line, at, end, rules)) {
    end = *fixed;
    hyphenated = true;
  } else if (is_apostrophe(line.unit(end))) {
    const bool* may_be_name = rules.elisions.find(Folded(line.slice(at, end)).view());
    if (may_be_name && !is_closing(line, end) && !(*may_be_name && begins_name(line, at, end))) {
      return end + 1;
    }
  }
  for (;;) {
    const char16_t c = line.unit(end);
    const CharKind next = line.kind(end + 1);
    if (is_apostrophe(c)) {
      if (ending_or_none(line, end, rules)) break;
      if (end > at + 1 && ending_or_none(line, end - 1, rules)) return end - 1;
      if (!is_letter(next)) break;
    } else if (is_hyphen(c)) {
      if (!is_word(next)) break;
      if (rules.split_hyphens) {
        if (hyphenated || !rules.prefixes.has(Folded(line.slice(at, end)).view())) break;
      } else {
        const bool number = !is_letter(line.kind(at));
        const bool name = capital && !capitals && (in_a_name || next == CharKind::kUpper);
        const Host host = hyphenated || name || number ? Host::kAny : Host::kSimple;
        if (only_clitics(line, end, host, rules)) break;
      }
      hyphenated = true;
    } else if (c == u'.' || c == u'(') {
      const auto variant = variant_or_none(line, end, rules);
      if (!variant) break;
      end = *variant;
      continue;
    } else if (c == u'&') {
      if (next != CharKind::kUpper || line.kind_before(end) != CharKind::kUpper) break;
    } else if (!is_interpunct(c) || !is_letter(next)) {
      // What ICU joins by other signs, as in Hebrew.
      if (end >= base || !is_word(next) || is_blank(c) || (c < 128 && c != u'"')) break;
    }
    end = line.word_run(end + 1);
  }
  return end;
}

}  // namespace filigrane
