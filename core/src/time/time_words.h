/// The words of core/data/time_words.tsv and core/data/time_patterns.tsv, each under a number.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filigrane {

using WordId = std::uint16_t;
inline constexpr WordId kNoWord = 0;
using ClassId = std::uint8_t;
inline constexpr ClassId kNoClass = 255;

/// A word, or several, of one class. `words` are the atoms it consists of: "d'ici" is d ' ici.
struct TimeForm {
  std::vector<WordId> words;
  ClassId of = kNoClass;
  std::string value;
  int number = 0;        ///< `value`, where it is a number
  bool capital = false;  ///< counts only with a capital
};

/// In which order a language writes day and month. Open: not listed, mostly day first.
enum class DateOrder : std::uint8_t { kOpen, kDayFirst, kEither };

class TimeWords {
 public:
  explicit TimeWords(std::string_view language);

  DateOrder order() const { return order_; }
  /// kNoWord for a word that no table knows. `folded` as append_folded writes it.
  WordId find(std::string_view folded) const;
  std::size_t longest() const { return longest_; }
  std::size_t size() const { return forms_.size(); }
  /// kNoClass for a name that no row has.
  ClassId class_id(std::string_view name) const;
  /// The forms that begin with a word, the longest first.
  std::span<const TimeForm> forms(WordId first) const { return forms_[first]; }
  /// The words of a text, each made known.
  std::vector<WordId> add(std::string_view text);

 private:
  WordId number_of(std::string folded);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> ids_;
  std::vector<std::vector<TimeForm>> forms_{1};  // by first word
  std::vector<std::string> classes_;
  std::size_t longest_ = 0;
  DateOrder order_ = DateOrder::kOpen;
};

}  // namespace filigrane
