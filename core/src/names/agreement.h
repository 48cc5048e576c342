#pragma once
#include <span>

#include "filigrane/filigrane.h"
#include "model/attributes.h"

namespace filigrane {

/// One text, one reading: the same words are the same kind of name throughout, and a name that was
/// recognised once is marked wherever it stands again, a person's surname too. Mentions are judged
/// sentence by sentence before; this looks at the whole document.
/// Changes types of unsure mentions and adds mentions with Source::kRule; keeps the text order.
void agree_on_names(Document& document, std::span<const Attributes> attributes);

}  // namespace filigrane
