/// Cases that a linguist can read and extend: tests/golden/*.txt.
///
/// A case is a name, an input and what is expected of it:
///
///     == elision                  the name, unique in its file
///     > L’armée d'Israël          the input; several lines of it are lines of the text
///     L’ | armée | d' | Israël    what is expected, one line or more, up to a blank line
///     # …                         a comment, anywhere between lines
///
/// In both, \u{A0} stands for the character with that number, \\ for a backslash.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace filigrane {

struct GoldenCase {
  std::string file, name;
  int line = 0;          ///< where the case begins, from 1
  std::u16string input;  ///< lines with a line feed between
  std::string expected;  ///< UTF-8, lines with a line feed between
};

/// The cases of tests/golden/<file>. A mistake in the file is a case without input whose `expected`
/// says what is wrong.
std::vector<GoldenCase> read_golden_cases(std::string_view file);

}  // namespace filigrane
