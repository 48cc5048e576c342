// IOB2: a token, a tab, its tag; a blank line behind each sentence.
#include <algorithm>

#include "document/names.h"
#include "exports/formats.h"
#include "exports/passages.h"

namespace filigrane {

std::string to_iob(const Document& document, const OutputOptions&) {
  std::string out;
  const auto& mentions = document.mentions;
  std::size_t next = 0;  // the first mention that does not end before the token at hand
  std::size_t open = mentions.size();  // the one that the token before is of, in this sentence
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
      const Utf16Span at = document.tokens[i].at;
      while (next < mentions.size() && mentions[next].at.end <= at.start) ++next;
      std::string word = words_of(document, at);
      std::replace_if(
          word.begin(), word.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; },
          ' ');
      out += word;
      if (next < mentions.size() && mentions[next].at.start < at.end) {
        out += open == next ? "\tI-" : "\tB-";
        out += mention_type_name(mentions[next].type);
        open = next;
      } else {
        out += "\tO";
        open = mentions.size();
      }
      out += '\n';
    }
    out += '\n';
    open = mentions.size();
  }
  return out;
}

}  // namespace filigrane
