#include "tokens/glued.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace filigrane {
namespace {

constexpr std::uint32_t kShortest = 4;  // units of a part

/// Where a capital follows a small letter.
std::vector<std::uint32_t> seams(std::u16string_view text, Utf16Span at) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = at.start + 1; i < at.end; ++i) {
    if (u_isupper(text[i]) && u_islower(text[i - 1])) found.push_back(i);
  }
  return found;
}

}  // namespace

std::vector<Token> split_glued(std::u16string_view text, std::vector<Token> tokens,
                               const Lexicon& lexicon, const Gazetteer& gazetteer) {
  const auto is_word = [&](Utf16Span at) {
    std::string lower;
    append_lower(text.substr(at.start, at.size()), lower);
    return lexicon.find(lower).has_value();
  };
  const auto is_name = [&](Utf16Span at) {
    return gazetteer.kinds(text.substr(at.start, at.size())) != 0;
  };
  std::vector<Token> result;
  std::size_t kept = 0;  // tokens that are in `result` already
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Utf16Span whole = tokens[i].at;
    if (whole.size() < 2 * kShortest) continue;
    std::vector<std::uint32_t> ends = seams(text, whole);
    if (ends.empty() || is_name(whole) || is_word(whole)) continue;
    ends.push_back(whole.end);
    std::uint32_t start = whole.start;
    bool names = false;
    const bool known = std::all_of(ends.begin(), ends.end(), [&](std::uint32_t end) {
      const Utf16Span part{start, end};
      start = end;
      const bool name = is_name(part);
      names |= name;
      return part.size() >= kShortest && (name || is_word(part));
    });
    if (!known || !names) continue;
    result.insert(result.end(), tokens.begin() + static_cast<std::ptrdiff_t>(kept),
                  tokens.begin() + static_cast<std::ptrdiff_t>(i));
    kept = i + 1;
    start = whole.start;
    for (const std::uint32_t end : ends) {
      result.emplace_back().at = {start, end};
      start = end;
    }
  }
  if (kept == 0) return tokens;
  result.insert(result.end(), tokens.begin() + static_cast<std::ptrdiff_t>(kept), tokens.end());
  return result;
}

}  // namespace filigrane
