/// Writes CSV as RFC 4180 has it: commas, CRLF, quotes doubled inside quotes. UTF-8 without a mark.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace filigrane {

class CsvTable {
 public:
  CsvTable(std::initializer_list<std::string_view> header);

  /// Words of the text. A spreadsheet would run a cell that begins with = + - @ or a control
  /// character as a formula: such a cell gets an apostrophe before it, which says "text" there.
  /// Control characters that no CSV reader takes become U+FFFD.
  CsvTable& text(std::string_view utf8);
  /// A value of our own making (a number, a date, a code), written as it is: it is no formula.
  CsvTable& value(std::string_view value);
  CsvTable& number(std::uint64_t value) { return this->value(std::to_string(value)); }
  /// Thousandths as a decimal number.
  CsvTable& score(std::uint16_t thousandths);
  CsvTable& yes_or_no(bool value) { return this->value(value ? "yes" : "no"); }
  void end_row();

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool begins_row_ = true;
};

}  // namespace filigrane
