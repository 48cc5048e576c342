#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// How one language writes its words: elisions, clitics, abbreviations, … read from core/data.
class TokenRules;
/// Rules of a language ("fr", "en"); any other code gives the rules common to all languages.
std::shared_ptr<const TokenRules> read_token_rules(std::string_view language);

/// The tokens of each block, in order, with spans only. UD conventions: l' | armée, a | -t-il,
/// do | n't. Contracted words (du) stay one token; tagging decides what they hold.
std::vector<Token> tokenize(std::u16string_view text, std::span<const Block> blocks,
                            const TokenRules& rules);

/// True when the token (as written) is an abbreviation that ends in a full stop: "M.", "art.",
/// "J.".
bool is_abbreviation(std::u16string_view token, const TokenRules& rules);

}  // namespace filigrane
