/// The words by which machines know the kinds of things found, the same in every export.
#pragma once
#include <array>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

inline constexpr std::array<std::string_view, 3> kSources = {"model", "rule", "user"};
inline constexpr std::array<std::string_view, 9> kReasons = {"model",    "agreement",  "repeat",
                                                             "civility", "full-name",  "repair",
                                                             "list",     "dictionary", "user"};
inline constexpr std::array<std::string_view, 4> kDateTypes = {"date", "time", "duration", "set"};
inline constexpr std::array<std::string_view, 3> kGenders = {"unknown", "feminine", "masculine"};
inline constexpr std::array<std::string_view, 10> kQuantityKinds = {
    "money", "percent", "number", "ordinal", "measure", "score", "ticker", "url", "email", "phone"};
inline constexpr std::array<std::string_view, 4> kQuoteKinds = {"direct", "fragment", "indirect",
                                                                "according-to"};
inline constexpr std::array<std::string_view, 3> kStances = {"neutral", "distancing", "committing"};
inline constexpr std::array<std::string_view, 3> kUnits = {"utf16", "codepoint", "utf8"};

template <std::size_t N, class Enum>
constexpr std::string_view name_of(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace filigrane
