#include "exports/csv_table.h"

#include "exports/passages.h"

namespace filigrane {
namespace {

/// What makes spreadsheets take a cell for a formula (OWASP, "CSV Injection").
bool runs_as_formula(std::string_view cell) {
  constexpr std::string_view kStarts = "=+-@\t\r\n";
  constexpr std::string_view kWideStarts[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                              "\xEF\xBC\xA0"};  // the same in full width
  if (cell.empty()) return false;
  if (kStarts.find(cell.front()) != std::string_view::npos) return true;
  for (const std::string_view start : kWideStarts) {
    if (cell.starts_with(start)) return true;
  }
  return false;
}

}  // namespace

CsvTable::CsvTable(std::initializer_list<std::string_view> header) {
  for (const std::string_view name : header) value(name);
  end_row();
}

CsvTable& CsvTable::text(std::string_view utf8) {
  std::string cell = runs_as_formula(utf8) ? "'" : "";
  for (const char c : utf8) {
    if (is_refused_control(c)) {
      cell += "\xEF\xBF\xBD";
    } else {
      cell += c;
    }
  }
  return value(cell);
}

CsvTable& CsvTable::value(std::string_view value) {
  if (!begins_row_) out_ += ',';
  begins_row_ = false;
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += value;
    return *this;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvTable& CsvTable::score(std::uint16_t thousandths) {
  std::string digits = std::to_string(thousandths % 1000u);
  digits.insert(0, 3 - digits.size(), '0');
  return value(std::to_string(thousandths / 1000u) + '.' + digits);
}

void CsvTable::end_row() {
  out_ += "\r\n";
  begins_row_ = true;
}

}  // namespace filigrane
