#include "base/tsv.h"

#include <algorithm>

namespace filigrane {
namespace {

/// Takes the next line that holds an entry off `rest`, with all before it; empty at the end.
std::string_view next_entry(std::string_view& rest) {
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') return line;
  }
  return {};
}

/// Whether a row is of a language, or of all.
bool is_of(std::string_view language, std::string_view line) {
  if (language.empty() || line.starts_with("*\t")) return true;
  return line.starts_with(language) && line.substr(language.size()).starts_with('\t');
}

}  // namespace

TsvRow::TsvRow(std::initializer_list<std::string_view> fields)
    : size_(std::min(fields.size(), kMaxFields)) {
  std::copy_n(fields.begin(), size_, fields_.begin());
}

TsvRow::TsvRow(std::string_view line) {
  std::size_t start = 0;
  for (bool more = true; more && size_ < kMaxFields;) {
    const std::size_t end = line.find('\t', start);
    more = end != std::string_view::npos;
    fields_[size_++] = line.substr(start, more ? end - start : end);
    start = end + 1;
  }
}

TsvTable::TsvTable(std::string_view table, std::string_view language)
    : rows_(table), language_(language) {
  next_entry(rows_);
}

TsvTable::Iterator& TsvTable::Iterator::operator++() {
  std::string_view line = next_entry(rest_);
  while (!line.empty() && !is_of(language_, line)) line = next_entry(rest_);
  at_end_ = line.empty();
  if (!at_end_) row_ = TsvRow(line);
  return *this;
}

}  // namespace filigrane
