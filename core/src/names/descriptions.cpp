#include "names/descriptions.h"

#include <algorithm>

#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

// Words of fewer letters are articles and prepositions, in French and English.
constexpr std::size_t kShortest = 4;
// People of one role that are compared.
constexpr std::size_t kMostAlike = 32;

}  // namespace

Descriptions::Descriptions(const Document& document, const NameWords& words) : words_(words) {
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    for (const std::string& role : document.entities[i].roles) {
      Parts parts = split(decode_utf8(role).text);
      if (parts.head.empty()) continue;
      auto& known = by_head_[parts.head];
      if (known.size() < kMostAlike) {
        known.push_back({static_cast<EntityId>(i), std::move(parts.words)});
      }
    }
  }
}

Descriptions::Parts Descriptions::split(std::u16string_view text) const {
  Parts parts;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end]) && !is_apostrophe(text[end])) ++end;
    const std::u16string_view word = text.substr(at, end - at);
    at = end + 1;
    const NameWords::Word known = words_.find(word);
    const bool role = (known.kinds & NameWords::kRole) != 0;
    std::string key;
    append_folded(word, key);
    // French has the word of the role in front, English at the end of the first part.
    if (role && (parts.head.empty() || !words_.head_first())) {
      if (!parts.head.empty()) parts.words.push_back(parts.head);
      parts.head = known.like != 0 ? std::string(1, static_cast<char>(known.like)) : std::move(key);
    } else if (word.size() >= kShortest ||
               (!key.empty() && static_cast<unsigned char>(key.front()) != word.front())) {
      // Short words count where they have a capital: "UE", "ONU".
      parts.words.push_back(std::move(key));
    }
  }
  return parts;
}

EntityId Descriptions::find(std::u16string_view text, EntityId likely) const {
  const Parts wanted = split(text);
  const auto known = by_head_.find(wanted.head);
  if (wanted.head.empty() || known == by_head_.end()) return kNoEntity;
  EntityId found = kNoEntity;
  bool several = false;
  for (const Known& person : known->second) {
    const bool fits =
        std::all_of(wanted.words.begin(), wanted.words.end(), [&](const std::string& word) {
          return std::find(person.words.begin(), person.words.end(), word) != person.words.end();
        });
    if (!fits) continue;
    if (person.person == likely) return likely;
    several = several || (found != kNoEntity && found != person.person);
    found = person.person;
  }
  return several ? kNoEntity : found;
}

}  // namespace filigrane
