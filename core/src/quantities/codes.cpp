#include "quantities/codes.h"

#include <algorithm>

#include "quantities/cursor.h"

namespace filigrane {
namespace {

bool is_capital(char16_t c) { return c >= u'A' && c <= u'Z'; }
bool is_code(std::u16string_view form, std::size_t least, std::size_t most) {
  return form.size() >= least && form.size() <= most &&
         std::all_of(form.begin(), form.end(), is_capital);
}

Quantity code(Utf16Span at, QuantityKind kind) { return {at, kind, std::nullopt, {}, false}; }

std::u16string_view text_of(const Document& document, std::size_t i) {
  if (i >= document.tokens.size()) return {};
  const Utf16Span at = document.tokens[i].at;
  return std::u16string_view(document.text).substr(at.start, at.size());
}

/// Behind `pattern` (figure_context.tsv, phone) at text[at], or nothing.
std::optional<std::uint32_t> matched_end(std::u16string_view text, std::uint32_t at,
                                         std::u16string_view pattern) {
  for (const char16_t expected : pattern) {
    const char16_t c = unit_at(text, at);
    const bool fits = expected == u'd' ? is_digit(c)
                      : expected == u' '
                          ? (is_blank(c) && !is_line_end(c)) || c == u'.' || c == u'-'
                          : c == expected;
    if (!fits) return std::nullopt;
    ++at;
  }
  return is_digit(unit_at(text, at)) || is_letter(unit_at(text, at)) ? std::nullopt
                                                                     : std::optional(at);
}

/// Behind an international number (E.164: at most 15 digits) whose + is text[at].
std::optional<std::uint32_t> international_end(std::u16string_view text, std::uint32_t at) {
  constexpr int kLeast = 8, kMost = 15;
  int digits = 0;
  std::uint32_t end = at + 1, here = end;
  for (; here < text.size() && here - at < 32; ++here) {
    const char16_t c = text[here];
    if (is_digit(c)) {
      ++digits;
      end = here + 1;
    } else if (here > end || !((is_blank(c) && !is_line_end(c)) || c == u'.' || c == u'-' ||
                               c == u'(' || c == u')')) {
      if (c != u'(' && c != u')' && !(here == end + 1 && is_blank(c))) break;
    }
  }
  if (digits < kLeast || digits > kMost || is_letter(unit_at(text, end))) return std::nullopt;
  return end;
}

}  // namespace

std::optional<Quantity> read_address(const Document& document, std::size_t i,
                                     const TokenRules& rules) {
  const std::u16string_view form = text_of(document, i);
  const Utf16Span at = document.tokens[i].at;
  if (form.size() < 4 || form.back() == u'.') return std::nullopt;
  if (form.find(u"://") != form.npos || Folded(form.substr(0, 4)).view() == u"www.") {
    return code(at, QuantityKind::kUrl);
  }
  const std::size_t sign = form.find(u'@');
  if (sign != form.npos) {
    const bool mail = sign > 0 && form.find(u'.', sign) != form.npos;
    return mail ? std::optional(code(at, QuantityKind::kEmail)) : std::nullopt;
  }
  const std::u16string_view host = form.substr(0, form.find(u'/'));
  const std::size_t dot = host.rfind(u'.');
  if (dot == host.npos || dot == 0 || !is_letter(host.front())) return std::nullopt;
  const std::u16string_view last = host.substr(dot + 1);
  if (rules.exchanges.has(last) && is_code(host.substr(0, dot), 1, 6)) {
    return code(at, QuantityKind::kTicker);
  }
  // "Amazon.com" is a name.
  if (!u_isupper(host.front()) && rules.domains.has(Folded(last).view()))
    return code(at, QuantityKind::kUrl);
  return std::nullopt;
}

std::optional<Quantity> read_ticker(const Document& document, std::size_t i, const Mention* before,
                                    const FigureWords& words) {
  const auto closed = [&](std::size_t token) { return text_of(document, token + 1) == u")"; };
  if (i + 1 >= document.tokens.size()) return std::nullopt;
  const Utf16Span first = document.tokens[i].at;
  const bool exchange =
      words.find_whole(document.text, first.start, first.end, FigureKinds(FigureKind::kExchange));
  if (exchange) {
    const std::size_t symbol = text_of(document, i + 1) == u":" ? i + 2 : i + 1;
    const std::u16string_view form = text_of(document, symbol);
    if (!is_code(form.substr(0, form.find(u'.')), 1, 6)) return std::nullopt;
    return code(document.tokens[symbol].at, QuantityKind::kTicker);
  }
  // An abbreviation of several words begins as they do ("OMS"); of one word it is a ticker.
  const std::u16string_view form = text_of(document, i);
  if (!before || before->type != MentionType::kOrg || !is_code(form, 3, 5) || !closed(i)) {
    return std::nullopt;
  }
  const std::u16string_view name =
      std::u16string_view(document.text).substr(before->at.start, before->at.size());
  const bool one_word = std::none_of(name.begin(), name.end(),
                                     [](char16_t c) { return is_blank(c) || is_hyphen(c); });
  const bool small = std::any_of(name.begin(), name.end(), [](char16_t c) { return u_islower(c); });
  if (!one_word || !small || name.front() != form.front()) return std::nullopt;
  return code(first, QuantityKind::kTicker);
}

std::optional<Quantity> read_phone(std::u16string_view text, std::uint32_t at,
                                   const FigureWords& words) {
  const auto found = [&](std::uint32_t end) { return code({at, end}, QuantityKind::kPhone); };
  if (text[at] == u'+') {
    const auto end = international_end(text, at);
    return end ? std::optional(found(*end)) : std::nullopt;
  }
  for (const std::u16string& pattern : words.phones()) {
    if (const auto end = matched_end(text, at, pattern)) return found(*end);
  }
  return std::nullopt;
}

}  // namespace filigrane
