#include <algorithm>

#include "tokens/shapes.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kMaxHostUnits = 253;  // RFC 1035
constexpr std::uint32_t kMaxLocalUnits = 64;  // RFC 5321, the part before @

bool is_ascii_letter(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool is_ascii_upper(char16_t c) { return c >= u'A' && c <= u'Z'; }
bool is_any_of(char16_t c, std::u16string_view set) { return set.find(c) != set.npos; }

/// Whether a URL goes on with this unit: everything but blanks, brackets of mark-up and quotes.
bool is_url_unit(char16_t c) {
  return !is_any_of(c, u"<>\"`\u00AB\u00BB\u2039\u203A\u201C\u201D\u201E\u2026");
}

/// The end of a URL whose scheme and slashes, or whose host, end at `from`: without the
/// punctuation of the sentence behind it, a closing bracket only if it was opened inside.
std::uint32_t url_end(const Line& line, std::uint32_t from, std::uint32_t chunk_end) {
  std::uint32_t end = from;
  int open = 0;
  for (; end < chunk_end && is_url_unit(line.text[end]); ++end) {
    if (line.text[end] == u'(') ++open;
    if (line.text[end] == u')' && --open < 0) break;
  }
  while (end > from) {
    const char16_t last = line.text[end - 1];
    if (last == u')' && open <= 0 && is_any_of(u'(', line.slice(from, end))) break;
    if (!is_any_of(last, u".,;:!?'\u2019)]}*_(|")) break;
    --end;
  }
  return end;
}

/// A label of a host or file name: letters, digits, hyphens inside.
std::uint32_t label_end(const Line& line, std::uint32_t at, std::uint32_t limit) {
  while (at < limit) {
    const std::uint32_t run = std::min(line.word_run(at), limit);
    if (run > at) {
      at = run;
    } else if (line.text[at] == u'-' && at + 1 < limit && is_word(line.kind(at + 1))) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

/// Small letters throughout, or capitals throughout: ".fr" and ".FR", but not ".De".
bool is_one_case(std::u16string_view label) {
  return std::none_of(label.begin(), label.end(), is_ascii_upper) ||
         std::all_of(label.begin(), label.end(), is_ascii_upper);
}

/// lemonde.fr, rapport.pdf, alt.animals.cat, with the path behind a host.
std::optional<std::uint32_t> host_or_none(const Line& line, std::uint32_t at, const Chunk& chunk,
                                          const TokenRules& rules) {
  const std::uint32_t limit = std::min(chunk.end, at + kMaxHostUnits);
  std::uint32_t end = label_end(line, at, limit), found = 0;
  bool is_host = false, plain = end - at >= 2;
  int labels = 1;
  while (end < limit && line.text[end] == u'.') {
    const std::uint32_t label = end + 1;
    const std::uint32_t next = label_end(line, label, limit);
    if (next == label) break;
    end = next;
    ++labels;
    const std::u16string_view written = line.slice(label, end);
    plain = plain && written.size() >= 2 && line.kind(label) == CharKind::kLower;
    if (!is_one_case(written)) continue;
    const Folded folded(written);
    const bool host = rules.domains.has(folded.view());
    if (host || rules.files.has(folded.view())) {
      found = end;
      is_host = host;
    }
  }
  if (found == 0 && plain && labels >= 3 && line.kind(at) == CharKind::kLower) found = end;
  if (found == 0) return std::nullopt;
  if (is_host && line.unit(found) == u'/' && is_word(line.kind(found + 1))) {
    return url_end(line, found, chunk.end);
  }
  return found;
}

std::optional<std::uint32_t> email_or_none(const Line& line, std::uint32_t at, const Chunk& chunk) {
  const std::uint32_t limit = std::min(chunk.end, at + kMaxLocalUnits + 1);
  std::uint32_t sign = at;
  while (sign < limit && (is_word(line.kind(sign)) || is_any_of(line.text[sign], u"._%+-"))) {
    sign += line.code_point(sign).units;
  }
  if (sign == at || line.unit(sign) != u'@') return std::nullopt;
  const std::uint32_t host_limit = std::min(chunk.end, sign + 1 + kMaxHostUnits);
  std::uint32_t end = label_end(line, sign + 1, host_limit);
  if (end == sign + 1) return std::nullopt;
  while (line.unit(end) == u'.') {
    const std::uint32_t next = label_end(line, end + 1, host_limit);
    if (next <= end + 1) break;
    end = next;
  }
  return end;
}

/// A Reuters instrument code: MSFT.O, BNPP.PA.
std::optional<std::uint32_t> ticker_or_none(const Line& line, std::uint32_t at,
                                            const TokenRules& rules) {
  std::uint32_t dot = at;
  while (dot < at + 6 && is_ascii_upper(line.unit(dot))) ++dot;
  if (dot < at + 2 || line.unit(dot) != u'.') return std::nullopt;
  std::uint32_t end = dot + 1;
  while (end < dot + 3 && is_ascii_upper(line.unit(end))) ++end;
  if (is_word(line.kind(end)) || is_apostrophe(line.unit(end))) return std::nullopt;
  if (!rules.exchanges.has(line.slice(dot + 1, end))) return std::nullopt;
  return end;
}

/// The end of "https://" or "mailto:", or nothing.
std::optional<std::uint32_t> scheme_or_none(const Line& line, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < at + 12 && is_ascii_letter(line.unit(end))) ++end;
  if (end >= at + 2 && line.unit(end) == u':' && line.unit(end + 1) == u'/' &&
      line.unit(end + 2) == u'/') {
    return end + 3;
  }
  return std::nullopt;
}

}  // namespace

Chunk read_chunk(const Line& line, std::uint32_t at) {
  Chunk chunk;
  for (; at < line.end; ++at) {
    const char16_t c = line.text[at];
    if (c < 256) {
      if (char_kind(c) == CharKind::kBlank) break;
      if (c == u'@') chunk.has_at = true;
      if (c == u'.' && at + 1 < line.end) chunk.has_dot = true;
      if (c == u'/' && line.unit(at + 1) == u'/') chunk.has_slashes = true;
    } else if (is_blank(c)) {
      break;
    }
  }
  chunk.end = at;
  return chunk;
}

std::optional<std::uint32_t> address_or_none(const Line& line, std::uint32_t at, const Chunk& chunk,
                                             const TokenRules& rules) {
  if (!chunk.has_at && !chunk.has_dot && !chunk.has_slashes) return std::nullopt;
  // Only where an address can begin, so that the parts of a long one are not tried one by one.
  if (is_word(line.kind_before(at)) || is_any_of(line.unit_before(at), u"._%+-@")) {
    return std::nullopt;
  }
  if (chunk.has_slashes) {
    if (const auto scheme = scheme_or_none(line, at); scheme && is_word(line.kind(*scheme))) {
      return url_end(line, *scheme, chunk.end);
    }
  }
  if (chunk.has_at) {
    std::uint32_t from = at;
    if (Folded(line.slice(at, std::min(at + 7, line.end))).view() == u"mailto:") from += 7;
    if (const auto end = email_or_none(line, from, chunk)) return end;
  }
  if (chunk.has_dot) {
    if (Folded(line.slice(at, std::min(at + 4, line.end))).view() == u"www." &&
        is_word(line.kind(at + 4))) {
      return url_end(line, at + 4, chunk.end);
    }
    if (const auto end = host_or_none(line, at, chunk, rules)) return end;
    return ticker_or_none(line, at, rules);
  }
  return std::nullopt;
}

}  // namespace filigrane
