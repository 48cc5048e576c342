// The names that machines read: of error codes and of part-of-speech tags.
#include <array>

#include "filigrane/filigrane.h"

namespace filigrane {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

}  // namespace

std::string_view code_name(Code code) {
  switch (code) {
    case Code::kOk:
      return "ok";
    case Code::kInvalidArgument:
      return "invalid-argument";
    case Code::kTooLarge:
      return "too-large";
    case Code::kBadBundle:
      return "bad-bundle";
    case Code::kBundleVersion:
      return "bundle-version";
    case Code::kInternal:
      return "internal";
  }
  return "internal";
}

std::string_view upos_name(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }

std::optional<Upos> upos_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kUposNames.size(); ++i) {
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  }
  return std::nullopt;
}

}  // namespace filigrane
