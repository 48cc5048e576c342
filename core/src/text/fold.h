/// Look-up forms of words. The text itself is never altered; these go into keys only.
#pragma once
#include <string>
#include <string_view>

namespace filigrane {

/// An accent or another mark that combines with the character before it.
bool is_combining(char32_t c);

/// Whether not all letters are capitals; those outside of the first plane are not looked at.
bool has_small_letter(std::u16string_view words);

/// Appends `word` in lower case as UTF-8, with every apostrophe as ' and every hyphen as -.
/// A lone surrogate becomes U+FFFD.
void append_lower(std::u16string_view word, std::string& key);
/// The same without accents and other marks, œ as oe, æ as ae, ß as ss: "États-Unis" gives
/// "etats-unis".
void append_folded(std::u16string_view word, std::string& key);

}  // namespace filigrane
