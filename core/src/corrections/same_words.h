/// The same words at another place of a text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// The words of a text as they are compared: every blank, apostrophe and hyphen as any other of its
/// kind, for the same writer types and pastes them; case and accents count. Unit for unit.
std::u16string plain_words(std::u16string_view text);

class WordPlaces {
 public:
  explicit WordPlaces(const Document& document)
      : document_(document), text_(plain_words(document.text)) {}

  std::u16string_view words_at(Utf16Span at) const {
    return std::u16string_view(text_).substr(at.start, at.size());
  }
  /// A span that a name or a date can have: in one block, without blanks at its edges, of whole
  /// characters.
  bool is_sound(Utf16Span at) const;
  /// Begins and ends with a token, in one block.
  bool on_tokens(Utf16Span at) const;
  /// Where else these words stand, on tokens: in order, disjoint, not touching `at`.
  std::vector<Utf16Span> others(Utf16Span at) const;

 private:
  bool in_one_block(Utf16Span at) const;

  const Document& document_;
  std::u16string text_;
};

}  // namespace filigrane
