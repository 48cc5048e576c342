#include "exports/passages.h"

#include <algorithm>

#include "text/utf8.h"

namespace filigrane {

std::string words_of(const Document& document, Utf16Span at) {
  return to_utf8(std::u16string_view(document.text).substr(at.start, at.size()));
}

std::optional<Utf16Span> sentence_around(const Document& document, std::uint32_t at) {
  const auto& sentences = document.sentences;
  const auto after =
      std::partition_point(sentences.begin(), sentences.end(),
                           [&](const Sentence& sentence) { return sentence.at.end <= at; });
  if (after == sentences.end() || after->at.start > at) return std::nullopt;
  return after->at;
}

std::string speaker_of(const Document& document, const Quote& quote) {
  if (quote.speaker != kNoEntity) {
    return document.entities[static_cast<std::size_t>(quote.speaker)].name;
  }
  return quote.speaker_text ? words_of(document, *quote.speaker_text) : std::string();
}

std::string amount_of(const Quantity& quantity) {
  const std::string& value = quantity.value.value();
  return quantity.unit.empty() ? value : value + ' ' + quantity.unit;
}

}  // namespace filigrane
