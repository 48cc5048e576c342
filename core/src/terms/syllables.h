#pragma once
#include <cstdint>
#include <string_view>

namespace filigrane {

/// Syllables of a word as it is said, by its spelling: 1 at least for a word with a vowel. French
/// leaves out a mute e at the end ("villes", and "parlent" if it is a verb), English a silent one
/// ("makes", "walked"). Other languages: one for each run of vowels.
/// @param lower  the word in lower case with its accents, as append_lower writes it
/// @param verb   a verb, whose "-ent" is mute in French
std::uint32_t count_syllables(std::u16string_view lower, std::string_view language, bool verb);

}  // namespace filigrane
