#include "exports/report_words.h"

#include "base/embedded_data.h"
#include "base/tsv.h"

namespace filigrane {
namespace {

/// The shape of a value, digits as 9: 2025-07-19 is 9999-99-99.
std::string shape(std::string_view value) {
  std::string out(value);
  for (char& c : out) {
    if (c >= '0' && c <= '9') c = '9';
  }
  return out;
}

}  // namespace

ReportWords::ReportWords(std::string_view locale) : locale_(locale) {
  const std::size_t column = locale == "fr" ? 1 : 2;
  for (const TsvRow& row : read_tsv(embedded_data("report_labels.tsv"))) {
    if (row.size() == 3) labels_[row[0]] = row[column];
  }
}

std::string_view ReportWords::operator()(std::string_view key) const {
  const auto found = labels_.find(key);
  return found == labels_.end() ? key : found->second;
}

std::string ReportWords::counted(std::size_t count, std::string_view key) const {
  const std::string form = std::string(key) + (count == 1 ? ".one" : ".many");
  return std::to_string(count) + "\u00A0" + std::string((*this)(form));
}

std::string ReportWords::date(std::string_view iso) const {
  const std::string form = shape(iso.substr(0, 10));
  const bool with_time = shape(iso) == "9999-99-99T99:99";
  const bool day = form == "9999-99-99" && (iso.size() == 10 || with_time);
  if (!day && shape(iso) != "9999-99") return std::string(iso);
  const std::string_view month = (*this)("month." + std::string(iso.substr(5, 2)));
  std::string out = std::string(month) + "\u00A0" + std::string(iso.substr(0, 4));
  if (!day) return out;
  std::string_view number = iso.substr(8, 2);
  if (number.front() == '0') number.remove_prefix(1);
  if (number == "1") number = (*this)("day.first");
  out = std::string(number) + "\u00A0" + out;
  return with_time ? out + ", " + std::string(iso.substr(11)) : out;
}

std::string ReportWords::number(std::string_view decimal) const {
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  const std::size_t first = decimal.starts_with('-') ? 1 : 0;
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    // Four digits stay together, as print has them: 2025, but 12 025.
    const bool groups = point - first > 4 && i > first && (point - i) % 3 == 0;
    if (groups) out += (*this)("thousands");
    out += decimal[i];
  }
  if (point == decimal.size()) return out;
  return out + std::string((*this)("decimal")) + std::string(decimal.substr(point + 1));
}

std::string_view report_locale(const Document& document, std::string_view asked) {
  for (const std::string_view wanted : {asked, std::string_view(document.language.code)}) {
    if (wanted == "fr") return "fr";
    if (wanted == "en") return "en";
  }
  return "en";
}

}  // namespace filigrane
