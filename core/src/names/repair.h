#pragma once
#include "filigrane/filigrane.h"
#include "names/name_words.h"

namespace filigrane {

/// Mends the mentions of people by what the whole text and the rules of writing say:
/// - a civility or title is no part of a name ("Mrs Jones" gives "Jones");
/// - a name that was cut is one ("Didier" "Drogba", "Johannes \u00AB Hans \u00BB Geiger");
/// - what has a capital behind a civility is a person ("Mrs May");
/// - surname and first name of someone who is named in full stand for them elsewhere.
/// New mentions have Source::kRule; the text order is kept.
void repair_people(Document& document, const NameWords& words);

}  // namespace filigrane
