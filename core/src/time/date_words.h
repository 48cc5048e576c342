#pragma once
#include <map>
#include <string>
#include <string_view>

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
  /// word. Costs a look at the first letter for most words.
  int find(std::u16string_view word, Kind kind) const;

 private:
  struct Entry {
    int value = 0;
    bool capital = false;  // must be written with a capital
  };
  std::map<std::pair<Kind, std::string>, Entry, std::less<>> entries_;
  bool first_letter_[26] = {};  // folded words begin with a to z
  std::size_t longest_ = 0;
  Order order_ = Order::kOpen;
};

}  // namespace filigrane
