#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/gazetteer.h"
#include "model/lexicon.h"

namespace filigrane {

/// Cuts words that a page ran together when its links and labels lost the blanks between them:
/// "InternationalItalie", "aussiGoogle". A token is cut where a capital follows a small letter, if
/// every part is a known word or name of four letters or more, one at least a name, and the whole
/// is neither (PlayStation).
std::vector<Token> split_glued(std::u16string_view text, std::vector<Token> tokens,
                               const Lexicon& lexicon, const Gazetteer& gazetteer);

}  // namespace filigrane
