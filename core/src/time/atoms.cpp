#include "time/atoms.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
bool is_letter(char16_t c) {
  if (c < 0x80) return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
  return u_isalpha(c) || is_combining(c);
}

/// Folds into `folded`; ASCII needs no tables.
void fold(std::u16string_view word, std::string& folded) {
  folded.clear();
  for (const char16_t c : word) {
    if (c >= 0x80) {
      folded.clear();
      return append_folded(word, folded);
    }
    folded += static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : c);
  }
}

}  // namespace

void append_atoms(std::u16string_view text, Utf16Span range, const TimeWords& words,
                  std::vector<Atom>& atoms) {
  std::string folded;
  bool attached = false;
  for (std::uint32_t at = range.start; at < range.end;) {
    if (is_blank(text[at])) {
      ++at;
      attached = false;
      continue;
    }
    Atom atom;
    atom.attached = attached;
    std::uint32_t end = at + 1;
    if (is_digit(text[at])) {
      while (end < range.end && is_digit(text[end])) ++end;
      atom.digits = static_cast<std::uint8_t>(std::min(end - at, 9u));
      for (std::uint32_t i = at; i < std::min(end, at + 4); ++i) {
        atom.number = static_cast<std::uint16_t>(atom.number * 10 + (text[i] - u'0'));
      }
    } else if (is_letter(text[at])) {
      while (end < range.end && is_letter(text[end])) ++end;
      atom.letters = true;
      atom.capital = u_isupper(text[at]);
      atom.roman = text[at] == u'I' || text[at] == u'V' || text[at] == u'X';
    }
    atom.at = {at, end};
    // A decomposed accent is a unit more.
    if (end - at <= 2 * words.longest() + 2) {
      fold(text.substr(at, end - at), folded);
      atom.word = words.find(folded);
    }
    atoms.push_back(atom);
    attached = true;
    at = end;
  }
}

}  // namespace filigrane
