#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "filigrane/filigrane.h"
#include "names/name_words.h"

namespace filigrane {

/// Whom a description means that names no one: "le dirigeant de Microsoft" after "Satya Nadella,
/// PDG de Microsoft".
class Descriptions {
 public:
  /// Reads the roles of the entities, by their ids at this time.
  Descriptions(const Document& document, const NameWords& words);

  /// The one person who has a role of this kind with all words of the description; kNoEntity where
  /// there is none, or more than one.
  /// @param text  a noun phrase, with or without article
  /// @param likely  who is meant where several are possible, if one of them
  EntityId find(std::u16string_view text, EntityId likely = kNoEntity) const;

 private:
  struct Parts {
    std::string head;                ///< the word of the role, or what it is like
    std::vector<std::string> words;  ///< the others that count
  };
  struct Known {
    EntityId person;
    std::vector<std::string> words;
  };
  Parts split(std::u16string_view text) const;

  const NameWords& words_;
  std::unordered_map<std::string, std::vector<Known>> by_head_;
};

}  // namespace filigrane
