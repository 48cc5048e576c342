/// The words around figures: core/data/number_words.tsv, units.tsv and figure_context.tsv.
#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filigrane {

/// What a form is. The names are those in the tables, where they are explained.
enum class FigureKind : std::uint8_t {
  // number_words.tsv
  kOne,
  kArticle,
  kUnit,
  kTeen,
  kTen,
  kHundred,
  kScale,
  kShort,
  kAbout,
  kMany,
  kPart,
  kAnd,
  kHalf,
  kOrdinal,
  kSuffix,
  // units.tsv
  kMoney,
  kNamed,
  kWeak,
  kCent,
  kPenny,
  kPercent,
  kMeasure,
  kTime,
  // figure_context.tsv
  kHedge,
  kLabel,
  kStreet,
  kYear,
  kFixed,
  kJoin,
  kOf,
  kExchange,
  kThe,
  kPer,
};
inline constexpr std::size_t kFigureKinds = 33;

/// A set of kinds that are looked for together.
class FigureKinds {
 public:
  template <class... Kind>
  explicit constexpr FigureKinds(Kind... kinds)
      : bits_(((std::uint64_t{1} << static_cast<unsigned>(kinds)) | ...)) {}
  constexpr bool has(FigureKind kind) const { return (bits_ >> static_cast<unsigned>(kind)) & 1; }

 private:
  std::uint64_t bits_;
};

struct FigureEntry {
  FigureKind kind = FigureKind::kUnit;
  std::uint64_t value = 0;  ///< of number words
  std::string unit;         ///< of units
};
struct FigureMatch {
  const FigureEntry* entry = nullptr;  ///< null: none
  std::uint32_t end = 0;
  explicit operator bool() const { return entry != nullptr; }
};

/// Read once, shared by all texts, never changed.
class FigureWords {
 public:
  /// Entries of `language` and those of every language ("*").
  explicit FigureWords(std::string_view language);

  /// The longest form that begins at text[at], is of one of `kinds` and ends with a word.
  FigureMatch find(std::u16string_view text, std::uint32_t at, FigureKinds kinds) const;
  /// The form that is exactly text[start, end).
  const FigureEntry* find_whole(std::u16string_view text, std::uint32_t start, std::uint32_t end,
                                FigureKinds kinds) const;
  /// False when no number in words begins as `word` does. Asked for every word of a text.
  bool may_begin(std::u16string_view word) const;

  bool decimal_comma() const { return decimal_comma_; }
  bool blank_groups() const { return blank_groups_; }
  bool head_first() const { return head_first_; }
  /// The language says neither how it groups digits nor how it writes decimals.
  bool open_style() const { return open_style_; }
  const std::vector<std::u16string>& phones() const { return phones_; }

 private:
  void add(std::string_view form, FigureEntry entry);
  const FigureEntry* look_up(std::u16string_view form, FigureKinds kinds) const;
  /// False when no form is longer than `form` and begins with it.
  bool may_go_on(std::u16string_view form) const;

  using Entries = std::vector<FigureEntry>;
  std::unordered_map<std::u16string, Entries> exact_;
  std::unordered_map<std::string, Entries> folded_;
  std::vector<std::string> keys_;         // of all forms, sorted
  std::bitset<27 * 27 * 27> beginnings_;  // three letters, or two and the end of the word
  std::vector<std::u16string> phones_;
  bool decimal_comma_ = false, blank_groups_ = false, head_first_ = false, open_style_ = true;
};

std::shared_ptr<const FigureWords> read_figure_words(std::string_view language);

}  // namespace filigrane
