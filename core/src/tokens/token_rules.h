/// The tables that say how one language writes its words, read from core/data.
#pragma once
#include <unicode/brkiter.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace filigrane {

/// Longest entry of any table, in UTF-16 units; a longer piece of text is never looked up.
inline constexpr std::size_t kMaxEntryUnits = 24;

/// Lower case, with every apostrophe as ' and every hyphen as -. Empty if longer than an entry.
class Folded {
 public:
  explicit Folded(std::u16string_view text);
  std::u16string_view view() const { return {units_, size_}; }

 private:
  char16_t units_[kMaxEntryUnits];
  std::size_t size_ = 0;
};

/// What must follow an abbreviation; otherwise its full stop is the sentence's.
enum class Follower : std::uint8_t {
  kAny,      ///< nothing need follow: etc.
  kWord,     ///< a word or a number, in the same block: cf.
  kDigit,    ///< a figure: art. 5
  kCapital,  ///< a capital: M. Cotton
};

/// What a word that follows a hyphen needs before it to be a clitic.
enum class Host : std::uint8_t {
  kAny,     ///< any word: rendez-vous-la
  kSimple,  ///< a word without hyphen that is no part of a name: dit-il
};

struct Utf16Hash {
  using is_transparent = void;
  std::size_t operator()(std::u16string_view text) const {
    return std::hash<std::u16string_view>{}(text);
  }
};
template <class Value>
class Table {
 public:
  void add(std::u16string key, Value value) { entries_.emplace(std::move(key), value); }
  /// Null when `key` (folded as the table's keys are) is no entry.
  const Value* find(std::u16string_view key) const {
    if (key.empty()) return nullptr;
    const auto entry = entries_.find(key);
    return entry == entries_.end() ? nullptr : &entry->second;
  }
  bool has(std::u16string_view key) const { return find(key) != nullptr; }
  bool empty() const { return entries_.empty(); }

 private:
  std::unordered_map<std::u16string, Value, Utf16Hash, std::equal_to<>> entries_;
};
struct Present {};
using Set = Table<Present>;

/// Read once, shared by all texts, never changed.
class TokenRules {
 public:
  /// @param language  entries of this language and those of every language ("*") are kept
  explicit TokenRules(std::string_view language);

  std::unique_ptr<icu::BreakIterator> words;  ///< null if ICU has no break rules

  Table<Follower> abbreviations;  ///< as written, with the full stop: "art."
  Table<bool> elisions;        ///< without the apostrophe: l, qu; true: may begin a name (N'Golo)
  Set fixed;                   ///< kept whole: aujourd'hui, celui-ci
  Set fixed_starts;            ///< the letters before the first sign of each: aujourd, celui
  Table<Host> clitics;         ///< with the hyphen: -t-il
  Set endings;                 ///< split off at an apostrophe: 's, n't
  Table<std::uint8_t> splits;  ///< written as one: length of the first part (can|not)
  Set prefixes;                ///< keep their hyphen where others are split: non, e
  Set units;                   ///< split off a number: pm, kg
  Set starters;                ///< begin a sentence more often than a name: le, il
  Set variants;                ///< endings of inclusive writing after a point: e, es, rice
  Set symbols;                 ///< as written: +/-, :-)
  Set domains, files, exchanges;  ///< fr, com; pdf, doc; PA, O (as written)

  bool group_by_blank = false;  ///< 40 000 with a plain blank is one number
  bool comma_groups = false;    ///< a comma in a number stands before three digits: 5,000
  bool split_hyphens = false;   ///< well-known is three tokens

 private:
  void read_words(std::string_view table, std::string_view language);
  void read_abbreviations(std::string_view table, std::string_view language);
  void read_internet(std::string_view table);
};

}  // namespace filigrane
