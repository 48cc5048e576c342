#include "corrections/same_words.h"

#include <algorithm>

#include "corrections/each.h"
#include "text/chars.h"

namespace filigrane {

std::u16string plain_words(std::u16string_view text) {
  std::u16string plain(text);
  for (char16_t& c : plain) {
    if (is_blank(c)) {
      c = u' ';
    } else if (is_apostrophe(c)) {
      c = u'\'';
    } else if (is_hyphen(c)) {
      c = u'-';
    }
  }
  return plain;
}

bool WordPlaces::in_one_block(Utf16Span at) const {
  const auto block = first_behind(document_.blocks, at.start);
  return block != document_.blocks.end() && block->at.start <= at.start && at.end <= block->at.end;
}

bool WordPlaces::is_sound(Utf16Span at) const {
  if (at.start >= at.end || at.end > text_.size() || !in_one_block(at)) return false;
  const auto cuts = [&](std::uint32_t edge) {
    return edge > 0 && edge < text_.size() && code_point_at(text_, edge - 1).units == 2;
  };
  return text_[at.start] != u' ' && text_[at.end - 1] != u' ' && !cuts(at.start) && !cuts(at.end);
}

bool WordPlaces::on_tokens(Utf16Span at) const {
  const auto first = first_behind(document_.tokens, at.start);
  if (first == document_.tokens.end() || first->at.start != at.start) return false;
  const auto last = first_behind(document_.tokens, at.end - 1);
  return last != document_.tokens.end() && last->at.end == at.end && in_one_block(at);
}

std::vector<Utf16Span> WordPlaces::others(Utf16Span at) const {
  std::vector<Utf16Span> places;
  const auto words = words_at(at);
  for (auto found = text_.find(words); found != text_.npos;) {
    const auto start = static_cast<std::uint32_t>(found);
    const Utf16Span place{start, start + at.size()};
    const bool other = place.end <= at.start || at.end <= place.start;
    const bool fits = other && on_tokens(place);
    if (fits) places.push_back(place);
    found = text_.find(words, fits ? place.end : found + 1);
  }
  return places;
}

}  // namespace filigrane
