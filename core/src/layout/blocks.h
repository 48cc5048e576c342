#pragma once
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {
/// The lines of the text, one block each, without the blanks around them; blank lines give none.
/// A line ends at CR, LF, CRLF, NEL, LS, PS, VT or FF. The lines of a hard-wrapped paragraph are
/// one block (join_wrapped_lines).
std::vector<Block> find_blocks(std::u16string_view text);
}  // namespace filigrane
