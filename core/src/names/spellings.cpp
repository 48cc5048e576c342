#include "names/spellings.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

/// A name as written: any blanks are one, the first letter is small.
std::u16string spelling_of(std::u16string_view words) {
  std::u16string out;
  for (const char16_t c : words) {
    if (!is_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != u' ') {
      out += u' ';
    }
  }
  if (!out.empty()) out[0] = static_cast<char16_t>(u_tolower(out[0]));
  return out;
}

/// What all spellings of a name have in common.
std::string key_of(const Mention& mention, std::u16string_view spelling) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(mention.type)));
  append_folded(spelling, key);
  std::replace(key.begin(), key.end(), '-', ' ');
  return key;
}

/// Where a name is written in one way, in text order.
struct Spelling {
  std::u16string written;
  std::vector<Utf16Span> at;
};

}  // namespace

void warn_of_spellings(Document& document) {
  std::map<std::string, std::vector<Spelling>> names;
  std::size_t block = 0;
  for (const Mention& mention : document.mentions) {
    while (document.blocks[block].at.end <= mention.at.start) ++block;
    const BlockKind kind = document.blocks[block].kind;
    if (!is_content(kind) && kind != BlockKind::kCaption) continue;
    const auto words =
        std::u16string_view(document.text).substr(mention.at.start, mention.at.size());
    if (!has_small_letter(words)) continue;
    std::u16string written = spelling_of(words);
    auto& spellings = names[key_of(mention, written)];
    auto same = std::find_if(spellings.begin(), spellings.end(),
                             [&](const Spelling& each) { return each.written == written; });
    if (same == spellings.end()) {
      same = spellings.insert(same, {std::move(written), {}});
    }
    same->at.push_back(mention.at);
  }
  std::vector<Utf16Span> rare;
  for (const auto& [key, spellings] : names) {
    // The one that comes first where two are as frequent.
    const auto usual = std::max_element(
        spellings.begin(), spellings.end(),
        [](const Spelling& a, const Spelling& b) { return a.at.size() < b.at.size(); });
    for (auto each = spellings.begin(); each != spellings.end(); ++each) {
      if (each != usual) rare.insert(rare.end(), each->at.begin(), each->at.end());
    }
  }
  std::sort(rare.begin(), rare.end(), [](Utf16Span a, Utf16Span b) { return a.start < b.start; });
  for (const Utf16Span at : rare) document.warnings.push_back({"spelling-variants", at});
}

}  // namespace filigrane
