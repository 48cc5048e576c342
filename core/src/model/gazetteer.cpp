#include "model/gazetteer.h"

#include <unicode/uchar.h>

#include <string>

#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

constexpr std::size_t kLongestName = 8;  // tokens

bool can_begin_name(std::u16string_view token) {
  const auto c = static_cast<UChar32>(code_point_at(token, 0).value);
  return u_isupper(c) || u_istitle(c) || u_isdigit(c);
}

}  // namespace

std::uint16_t Gazetteer::kinds(std::u16string_view name) const {
  std::string key;
  append_folded(name, key);
  return static_cast<std::uint16_t>(names_.find(key).value_or(0));
}

std::vector<NameHint> Gazetteer::find(std::u16string_view text,
                                      std::span<const Token> tokens) const {
  std::vector<NameHint> hints(tokens.size());
  std::string key;
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (hints[first].kinds != 0) continue;  // inside a longer name
    const auto at = tokens[first].at;
    if (!can_begin_name(text.substr(at.start, at.size()))) continue;

    std::optional<Automaton::State> state = names_.root();
    std::size_t longest = 0;
    std::uint16_t kinds = 0;
    for (std::size_t i = first; i < tokens.size() && i < first + kLongestName; ++i) {
      key.clear();
      if (i > first && tokens[i].at.start > tokens[i - 1].at.end) key += ' ';
      append_folded(text.substr(tokens[i].at.start, tokens[i].at.size()), key);
      for (const char byte : key) {
        if (state) state = names_.step(*state, static_cast<std::uint8_t>(byte));
      }
      if (!state) break;
      if (const auto value = names_.value(*state)) {
        longest = i + 1 - first;
        kinds = *value;
      }
    }
    for (std::size_t i = 0; i < longest; ++i) {
      hints[first + i] = {kinds, i == 0, i + 1 == longest};
    }
  }
  return hints;
}

}  // namespace filigrane
