/// Reader for the tables of core/data: one entry a line, fields between tabs, `#` comments.
#pragma once
#include <array>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace filigrane {

/// One entry: views of its fields. A field that it does not have is empty; more than kMaxFields are
/// left out.
class TsvRow {
 public:
  static constexpr std::size_t kMaxFields = 16;
  TsvRow() = default;
  TsvRow(std::initializer_list<std::string_view> fields);
  explicit TsvRow(std::string_view line);
  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const { return fields_[i]; }
  friend bool operator==(const TsvRow&, const TsvRow&) = default;

 private:
  std::array<std::string_view, kMaxFields> fields_ = {};
  std::size_t size_ = 0;
};

/// Rows of a UTF-8 table, read one by one: tables are read whenever a page is opened. Views point
/// into `table`. The first row that is no comment is the header and is left out; blank lines and
/// lines that start with '#' are skipped.
class TsvTable {
 public:
  TsvTable(std::string_view table, std::string_view language);

  /// As far as a `for` needs it.
  class Iterator {
   public:
    Iterator(std::string_view rest, std::string_view language) : rest_(rest), language_(language) {
      ++*this;
    }
    const TsvRow& operator*() const { return row_; }
    Iterator& operator++();
    friend bool operator==(const Iterator& it, std::default_sentinel_t) { return it.at_end_; }

   private:
    std::string_view rest_, language_;
    TsvRow row_;
    bool at_end_ = false;
  };
  Iterator begin() const { return {rows_, language_}; }
  std::default_sentinel_t end() const { return {}; }

 private:
  std::string_view rows_, language_;
};

/// @param language  where it is given, only rows whose first field is it, or "*"
inline TsvTable read_tsv(std::string_view table, std::string_view language = {}) {
  return {table, language};
}

}  // namespace filigrane
