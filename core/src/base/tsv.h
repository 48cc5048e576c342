/// Reader for the tables of core/data: one entry a line, fields between tabs, `#` comments.
#pragma once
#include <string_view>
#include <vector>

namespace filigrane {
using TsvRow = std::vector<std::string_view>;
/// Rows of a UTF-8 table. Views point into `table`. The first row that is no comment is the header
/// and is left out; blank lines and lines that start with '#' are skipped.
std::vector<TsvRow> read_tsv(std::string_view table);
}  // namespace filigrane
