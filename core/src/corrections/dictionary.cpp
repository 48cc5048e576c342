#include "corrections/dictionary.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// The letters and digits that it begins with; the head of a long word is enough.
std::u16string_view first_word(std::u16string_view plain) {
  constexpr std::size_t kLongest = 24;
  plain = plain.substr(0, kLongest);
  const auto end =
      std::find_if_not(plain.begin(), plain.end(), [](char16_t c) { return u_isalnum(c); });
  return plain.substr(0, static_cast<std::size_t>(end - plain.begin()));
}

std::u16string in_capitals(std::u16string_view words) {
  std::u16string capitals(words);
  for (char16_t& c : capitals) c = static_cast<char16_t>(u_toupper(c));  // stays one unit
  return capitals;
}

std::u16string trimmed(const std::u16string& plain) {
  const auto first = plain.find_first_not_of(u' ');
  if (first == plain.npos) return {};
  return plain.substr(first, plain.find_last_not_of(u' ') + 1 - first);
}

}  // namespace

UserDictionary::UserDictionary(std::span<const DictionaryEntry> entries) {
  for (const DictionaryEntry& entry : entries) {
    std::u16string words = trimmed(plain_words(to_utf16(entry.form)));
    if (words.empty()) continue;
    std::u16string capitals = in_capitals(words);
    if (capitals != words) add(std::move(capitals), entry, true);
    add(std::move(words), entry, false);
  }
  for (auto& [word, forms] : by_first_word_) {
    // As it is written goes before another form's capitals.
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
      if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
      return a.capitals < b.capitals;
    });
  }
}

void UserDictionary::add(std::u16string words, const DictionaryEntry& entry, bool capitals) {
  auto& forms = by_first_word_[std::u16string(first_word(words))];
  const auto known = std::find_if(forms.begin(), forms.end(), [&](const Form& form) {
    return form.capitals == capitals && form.words == words;
  });
  if (known != forms.end()) {
    known->entry = &entry;
  } else {
    forms.push_back({std::move(words), &entry, capitals});
  }
}

std::vector<UserDictionary::Place> UserDictionary::find(const Document& document,
                                                        const WordPlaces& places) const {
  std::vector<Place> found;
  std::uint32_t free_from = 0;
  std::size_t block = 0;
  bool capitals = false;  // the line has no small letter
  for (std::size_t i = 0, seen = document.blocks.size(); i < document.tokens.size(); ++i) {
    const std::uint32_t start = document.tokens[i].at.start;
    while (block + 1 < document.blocks.size() && document.blocks[block].at.end <= start) ++block;
    if (block != seen) {
      capitals = !has_small_letter(places.words_at(document.blocks[block].at));
      seen = block;
    }
    if (start < free_from) continue;
    const std::uint32_t line_end = document.blocks[block].at.end;
    const auto rest = places.words_at({start, line_end});
    const auto forms = by_first_word_.find(first_word(rest));
    if (forms == by_first_word_.end()) continue;
    for (const Form& form : forms->second) {
      const Utf16Span at{start, start + static_cast<std::uint32_t>(form.words.size())};
      if ((form.capitals && !capitals) || !rest.starts_with(form.words) || !places.on_tokens(at)) {
        continue;
      }
      found.push_back({at, form.entry});
      free_from = at.end;
      break;
    }
  }
  return found;
}

}  // namespace filigrane
