/// Text in XML and HTML.
#pragma once
#include <string>
#include <string_view>

namespace filigrane {

/// UTF-8 as content or inside double quotes: & < > " escaped; a carriage return as a reference, for
/// parsers make it a line feed. What XML forbids (other control characters, U+FFFE, U+FFFF) becomes
/// U+FFFD, one for one.
void append_escaped(std::string_view utf8, std::string& out);
std::string escaped(std::string_view utf8);

/// ` name="value"`, escaped; line ends and tabs as references.
std::string attribute(std::string_view name, std::string_view value);

}  // namespace filigrane
