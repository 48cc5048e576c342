/// What the reader said of a text, as JSON that can be given back as options (docs/document.md).
#pragma once
#include "document/json_writer.h"
#include "filigrane/filigrane.h"
#include "text/offsets.h"

namespace filigrane {

/// Members `corrections` and `dictionary` of the object at hand, those of the two that are there.
void write_said(const Document& document, OffsetConverter& offset, JsonWriter& json);

}  // namespace filigrane
