#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// Puts the entities in the order of their salience: how often and how widely over the article they
/// are named, whether in its title and its first paragraphs, and how often they speak. Ids follow
/// everywhere: mentions and quotes.
/// An entity that is named only outside of the article (menus, captions, lists of other headlines)
/// has salience 0 and is not of the cast; all others have at least 1.
void rank_entities(Document& document);

}  // namespace filigrane
