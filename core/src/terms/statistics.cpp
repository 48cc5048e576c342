#include "terms/statistics.h"

#include <unicode/uchar.h>

#include "text/chars.h"

namespace filigrane {
namespace {

bool is_word(std::u16string_view token) {
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint c = code_point_at(token, at);
    if (u_isalnum(static_cast<UChar32>(c.value))) return true;
    at += c.units;
  }
  return false;
}

}  // namespace

Statistics count(const Document& document) {
  const std::u16string_view text = document.text;
  Statistics statistics;
  std::size_t token = 0, sentence = 0;
  for (const Block& block : document.blocks) {
    const bool content = is_content(block.kind);
    statistics.paragraphs += content;
    for (; token < document.tokens.size() && document.tokens[token].at.end <= block.at.end;
         ++token) {
      const Utf16Span at = document.tokens[token].at;
      statistics.words += content && is_word(text.substr(at.start, at.size()));
    }
    for (; sentence < document.sentences.size() &&
           document.sentences[sentence].at.end <= block.at.end;
         ++sentence) {
      statistics.sentences += content;
    }
  }
  return statistics;
}

}  // namespace filigrane
