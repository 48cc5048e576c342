#include "terms/syllables.h"

namespace filigrane {
namespace {

constexpr std::u16string_view kVowels =
    u"aeiouy\u00E0\u00E2\u00E4\u00E1\u00E3\u00E6\u00E9\u00E8\u00EA\u00EB\u00ED\u00EE\u00EF\u00F3"
    u"\u00F4\u00F6\u00FA\u00F9\u00FB\u00FC\u00FF\u0153";

bool is_vowel(char16_t c) { return kVowels.find(c) != kVowels.npos; }
bool is_any(char16_t c, std::u16string_view set) { return set.find(c) != set.npos; }

/// Whether the vowel at `i`, behind another, begins a syllable of its own in French.
bool french_break(std::u16string_view word, std::size_t i) {
  const char16_t before = word[i - 1], c = word[i];
  // ma\u00EFs, No\u00EBl
  if (is_any(c, u"\u00EF\u00EB\u00FC")) return true;
  // th\u00E9\u00E2tre, id\u00E9al, but mus\u00E9e
  if (before == 0xE9 && c != u'e') return true;
  // po\u00E9sie, a\u00E9rien, cha\u00F4s
  if (is_any(c, u"\u00E9\u00E8\u00EA") && is_any(before, u"aoe")) return true;
  if (before == u'a' && c == u'o' && !(i + 1 < word.size() && is_any(word[i + 1], u"u\u00FB"))) {
    return true;
  }
  // vo-yage
  if (before == u'y' && i > 1 && is_vowel(word[i - 2])) return true;
  // ou-bli-er, cli-ent
  return is_any(before, u"iu") && i > 2 && is_any(word[i - 2], u"lr") &&
         is_any(word[i - 3], u"bcdfgptv");
}

/// The letters whose syllable is not said at the end of a French word.
std::size_t french_mute(std::u16string_view word, bool verb) {
  std::size_t ending = 0;
  if (word.ends_with(u"e")) ending = 1;
  if (word.ends_with(u"es")) ending = 2;
  if (verb && word.ends_with(u"ent")) ending = 3;
  return ending;
}

std::size_t english_mute(std::u16string_view word) {
  const auto before = [&](std::size_t n) {
    return word.size() > n ? word[word.size() - 1 - n] : u'\0';
  };
  if (word.ends_with(u"e")) return before(1) == u'l' && !is_vowel(before(2)) ? 0 : 1;
  if (word.ends_with(u"es")) {
    return is_any(before(2), u"sxzcg") || (before(2) == u'h' && is_any(before(3), u"cs")) ||
                   (before(2) == u'l' && !is_vowel(before(3)))
               ? 0
               : 2;
  }
  if (word.ends_with(u"ed")) return is_any(before(2), u"td") ? 0 : 2;
  return 0;
}

}  // namespace

std::uint32_t count_syllables(std::u16string_view lower, std::string_view language, bool verb) {
  const bool french = language == "fr", english = language == "en";
  std::uint32_t count = 0;
  bool inside = false;
  std::size_t run = 0;  // where the last run of vowels began
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (!is_vowel(lower[i])) {
      inside = false;
      continue;
    }
    if (!inside || (french && french_break(lower, i))) {
      ++count;
      run = i;
    }
    inside = true;
  }
  const std::size_t mute = french ? french_mute(lower, verb) : english ? english_mute(lower) : 0;
  if (mute == 0 || count < 2) return count;
  const std::size_t vowel = lower.size() - mute;
  // "longue", "marque": the u belongs to the consonant.
  const bool silent_u =
      vowel > 1 && run == vowel - 1 && lower[run] == u'u' && is_any(lower[run - 1], u"gq");
  return run == vowel || silent_u ? count - 1 : count;
}

}  // namespace filigrane
