#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {

/// A stretch between quotation marks.
struct Marked {
  Utf16Span outer;           ///< with its marks
  Utf16Span inside;          ///< without them and without blanks at the ends
  std::int32_t parent = -1;  ///< the stretch around it
  bool closed = true;
};

/// What stands between quotation marks of any style: guillemets, curly, straight and single ones,
/// one inside the other. A stretch may run over several blocks, each of which may repeat the
/// opening mark. One that is never closed ends with its block. In order of their starts, outer ones
/// first.
std::vector<Marked> find_marked(std::u16string_view text, std::span<const Block> blocks);

/// Whether quotations are looked for in such a block: also in headlines of other pieces, which
/// quote as well, not among menus and buttons.
constexpr bool may_quote(BlockKind kind) { return kind != BlockKind::kFurniture; }

}  // namespace filigrane
