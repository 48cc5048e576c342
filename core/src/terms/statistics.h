#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {
/// Words (tokens with a letter or a digit), sentences and paragraphs of the content blocks.
Statistics count(const Document& document);
}  // namespace filigrane
