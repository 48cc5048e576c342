#pragma once
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"

namespace filigrane {
/// Joins the lines of hard-wrapped paragraphs, as e-mail, PDF and old archives have them: where the
/// text keeps to a width, a line is followed by its continuation if the next line's first word
/// would no longer have fitted in. Poems, lists and menus keep to no width and stay as they are.
/// Spans then hold the line breaks between the joined lines.
/// @param lines  one block a line, as they stand in the text
std::vector<Block> join_wrapped_lines(std::u16string_view text, std::vector<Block> lines);
}  // namespace filigrane
