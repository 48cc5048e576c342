#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// Adds the warning "spelling-variants" at each name of the article that is written otherwise than
/// most often: another accent, hyphen, apostrophe, or case inside of the name ("Etats-Unis",
/// "États-unis" among "États-Unis"). What stands in capitals only, and the case of a first letter,
/// is no spelling of its own.
void warn_of_spellings(Document& document);

}  // namespace filigrane
