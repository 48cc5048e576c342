/// Marks that overlap, put inside each other, for formats in which elements nest (TEI, HTML).
#pragma once
#include <cstddef>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

enum class Layer : std::uint8_t { kBlock, kSentence, kQuote, kDate, kQuantity, kName };

/// A part of the document that is to be an element.
struct Mark {
  Utf16Span at;
  Layer layer = Layer::kBlock;
  std::size_t index = 0;  ///< in the list of the document that it is from
};

/// Blocks, quotations, dates, quantities and names; sentences when asked.
std::vector<Mark> marks_of(const Document& document, bool sentences);

/// A step through the text: an element to open, text to write, or an element to close.
struct Step {
  enum class Kind : std::uint8_t { kOpen, kText, kClose } kind = Kind::kText;
  Utf16Span at;  ///< the text to write; of an element, the piece of the mark that it holds
  Mark mark;     ///< not for text
};

/// Goes through the text and says what to open, write and close so that elements nest: blocks
/// around sentences around all else, and there the longer around the shorter. A mark that crosses
/// one around it is cut into pieces, an element each.
std::vector<Step> nest(const Document& document, std::vector<Mark> marks);

}  // namespace filigrane
