/// The parts of a TEI P5 document.
#pragma once
#include <string>

#include "filigrane/filigrane.h"

namespace filigrane {

/// <teiHeader>: what the text says of itself, and what made the marks.
std::string tei_header(const Document& document);
/// <standOff>: the people, bodies, places and other things named, and speakers who have no name.
std::string tei_stand_off(const Document& document);
/// <body>: the text as given, character by character, with its marks.
std::string tei_body(const Document& document);

}  // namespace filigrane
