#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// Gathers the mentions of one person, organisation, place or thing: the same words but for case,
/// accents and hyphens, and for people a surname that only one fuller name in the text ends with.
/// Fills in document.entities and the entity of each mention. Entities come in the order of their
/// salience (number of mentions, early ones first).
void cluster_mentions(Document& document);

}  // namespace filigrane
