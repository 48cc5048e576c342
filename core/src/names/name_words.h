#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "filigrane/filigrane.h"

namespace filigrane {

/// core/data/name_words.tsv, roles.tsv and first_names.tsv for one language; for an unknown one
/// those of all. Words are in the form that append_folded writes.
class NameWords {
 public:
  /// What stands in and around names; one bit each.
  enum Kind : unsigned {
    kCivility = 1,
    kTitle = 2,
    kParticle = 4,
    kBecome = 8,
    kInside = 16,
    kModifier = 32,
    kAge = 64,
    kSelf = 128,
    kDate = 256,
    kInstitutionNoun = 512,
    kLegal = 1024,
    kRole = 2048,
    kIf = 32768,
    kBearer = 65536,
    kSuch = 8192,
    kNamed = 16384,
    kPlural = 4096,  ///< a role of several people: "sénateurs"
  };
  struct Word {
    unsigned kinds = 0;
    Gender gender = Gender::kUnknown;       ///< that a civility or title says
    Gender role_gender = Gender::kUnknown;  ///< that the word of a role says
    std::uint8_t like = 0;  ///< the same for words of roles that may stand for each other; 0: none
    std::uint8_t also = 0;  ///< like those too, for who has just spoken
    Gender pronoun = Gender::kUnknown;  ///< of the person that a pronoun stands for
  };

  explicit NameWords(std::string_view language);
  /// Nothing of the above: no kinds. Plurals and compounds of roles are found too.
  Word find(std::u16string_view word) const;
  /// The gender of people with this first name ("Jean-Luc": that of "Jean"), where it is clear.
  Gender of_first_name(std::u16string_view name) const;
  bool is_first_name(std::string_view folded) const { return first_names_.contains(folded); }
  /// Such words stand between two names of one person: "alias", "dit".
  bool joins_aliases(std::string_view folded) const;
  /// The name that all names of a place or body share ("etats unis", "usa"), or nothing.
  std::optional<std::string_view> same(std::string_view key) const;
  /// In French a role takes its complements behind it, in English before it as well.
  bool head_first() const { return head_first_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class Value>
  using Map = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  Map<Word> words_;
  Map<Gender> first_names_;
  Map<bool> aliases_;
  Map<std::string> same_;
  bool head_first_ = true;
};

/// A name as a key: folded, without quotation marks and possessive 's; hyphens as blanks, no stops.
std::string name_key(std::u16string_view name);
/// The same for a person: hyphens stay ("jean-luc"), initials are words ("J.K." gives "j k").
std::string person_key(std::u16string_view name);

}  // namespace filigrane
