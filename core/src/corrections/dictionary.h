#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corrections/same_words.h"
#include "filigrane/filigrane.h"

namespace filigrane {

/// The words of a user's dictionary, to be found in a text: as whole tokens, the longest form
/// first. Case counts, but in a line without small letters a form fits in capitals too.
class UserDictionary {
 public:
  struct Place {
    Utf16Span at;
    const DictionaryEntry* entry = nullptr;
  };

  /// A form that is there twice means what it means the last time.
  /// @param entries  must outlive this
  explicit UserDictionary(std::span<const DictionaryEntry> entries);

  /// In order, disjoint.
  std::vector<Place> find(const Document& document, const WordPlaces& places) const;

 private:
  struct Form {
    std::u16string words;
    const DictionaryEntry* entry = nullptr;
    bool capitals = false;  ///< only in a line without small letters
  };
  struct Hash : std::hash<std::u16string_view> {
    using is_transparent = void;
  };
  void add(std::u16string words, const DictionaryEntry& entry, bool capitals);

  // Longest first.
  std::unordered_map<std::u16string, std::vector<Form>, Hash, std::equal_to<>> by_first_word_;
};

}  // namespace filigrane
