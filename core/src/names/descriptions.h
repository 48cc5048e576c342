#pragma once
#include <span>
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

  /// The one person whose role has the noun and most of the other words, one of them at least if
  /// both have some; else the one whose role is like the noun ("dirigeant": "PDG") and has all
  /// words, before whom `likely` goes if a role of theirs names nobody ("président de la société").
  /// kNoEntity where there is none, or more than one.
  /// @param noun    the word of the description that says what somebody is
  /// @param others  its other nouns, names and adjectives
  /// @param likely  who is meant where several are possible, if one of them
  EntityId find(std::u16string_view noun, std::span<const std::u16string_view> others,
                EntityId likely = kNoEntity) const;

 private:
  struct Role {
    EntityId person;
    std::vector<std::string> words;   ///< as stem() writes them
    std::uint8_t like = 0, also = 0;  ///< NameWords::Word, of the word that says what they are
    bool names = false;               ///< another word has a capital
    bool has(const std::string& word) const;
  };
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;
  void add(std::string key, std::size_t role);
  /// Whether somebody has a role like the noun that does not say of what or whom by name.
  bool may_be(EntityId person, std::uint8_t like) const;
  /// @param is_role  the noun is known as one of roles; another one has to begin the role
  EntityId same_noun(const std::string& noun, bool is_role, std::span<const std::string> others,
                     EntityId likely) const;
  EntityId like_noun(std::uint8_t like, std::span<const std::string> others, EntityId likely) const;

  const NameWords& words_;
  std::vector<Role> roles_;  ///< by person
  Index by_word_;            ///< of each word, and of what the word of the role is like: roles
};

}  // namespace filigrane
