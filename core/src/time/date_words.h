#pragma once
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace filigrane {

/// core/data/date_words.tsv, by folded form.
class DateWords {
 public:
  enum class Kind { kMonth, kWeekday, kOrdinal, kOf, kAt, kIntro };

  /// In which order a language writes day and month. Open: not listed, mostly day first.
  enum class Order { kOpen, kDayFirst, kEither };

  explicit DateWords(std::string_view language);
  Order order() const { return order_; }
  /// The value of `word` as a word of `kind`, 0 where it has none of its own; -1 if it is no such
  /// word.
  int find(std::u16string_view word, Kind kind) const;
  /// False when no month or weekday begins as `text` does. Asked for every word of a text, so it
  /// looks at two letters only.
  bool may_begin_date(std::u16string_view text) const;

 private:
  static constexpr std::size_t kKinds = 6, kLetters = 26;
  struct Entry {
    int value = 0;
    bool capital = false;  // must be written with a capital
  };
  std::array<std::unordered_map<std::string, Entry>, kKinds> entries_;  // of each kind
  std::array<bool, kLetters* kLetters> beginnings_ = {};                // two folded letters
  std::size_t longest_ = 0;
  Order order_ = Order::kOpen;
};

}  // namespace filigrane
