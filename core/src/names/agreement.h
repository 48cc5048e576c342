#pragma once
#include <span>

#include "filigrane/filigrane.h"

namespace filigrane {

/// What agreement looks at in a token.
struct NameStart {
  bool capital = false;  ///< begins with one
  bool common = false;   ///< a word of the lexicon
};

/// One text, one reading: the same words are the same kind of name throughout, and a name that was
/// recognised once is marked wherever it stands again, a person's surname too. Mentions are judged
/// sentence by sentence before; this looks at the whole document.
/// Changes types of unsure mentions and adds mentions with Source::kRule; keeps the text order.
/// @param starts  one a token
void agree_on_names(Document& document, std::span<const NameStart> starts);

}  // namespace filigrane
