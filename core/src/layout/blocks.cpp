#include "layout/blocks.h"

#include <utility>

#include "layout/wrapping.h"
#include "text/chars.h"

namespace filigrane {

std::vector<Block> find_blocks(std::u16string_view text) {
  std::vector<Block> blocks;
  std::optional<Utf16Span> line;  // from the first to the last character that is not blank
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::uint32_t next = at + c.units;
    if (is_line_end(c.value)) {
      if (line) blocks.push_back({*line});
      line.reset();
    } else if (!is_blank(c.value)) {
      if (!line) line = Utf16Span{at, next};
      line->end = next;
    }
    at = next;
  }
  if (line) blocks.push_back({*line});
  return join_wrapped_lines(text, std::move(blocks));
}

}  // namespace filigrane
