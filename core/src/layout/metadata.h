/// What a page says of its article: title, section, authors, agencies, date of publication.
#pragma once
#include <vector>

#include "filigrane/filigrane.h"
#include "layout/line_facts.h"

namespace filigrane {

/// Metadata of a document whose blocks have their kinds.
Metadata read_metadata(const Document& document, const LineReader& reader);

/// People who sign, in order; an outlet is none.
std::vector<Metadata::Name> find_authors(const Document& document, const LineReader& reader);
/// Agencies that the article comes from, by their short names; credits of pictures do not count.
std::vector<Metadata::Name> find_agencies(const Document& document, const LayoutCues& cues);
/// The rubric printed near the title.
std::optional<Utf16Span> find_section(const Document& document, const LayoutCues& cues);

}  // namespace filigrane
