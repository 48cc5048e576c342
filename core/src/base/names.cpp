// The names that machines read: of error codes, parts of speech and kinds of blocks.
#include <array>

#include "filigrane/filigrane.h"

namespace filigrane {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

constexpr std::array<std::string_view, 10> kBlockKindNames = {
    "title",  "standfirst", "heading", "body",    "caption",
    "byline", "dateline",   "notice",  "related", "furniture"};

template <class Enum, std::size_t N>
std::optional<Enum> from_name(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

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
  return from_name<Upos>(kUposNames, name);
}

std::string_view block_kind_name(BlockKind kind) {
  return kBlockKindNames[static_cast<std::size_t>(kind)];
}

std::optional<BlockKind> block_kind_from_name(std::string_view name) {
  return from_name<BlockKind>(kBlockKindNames, name);
}

}  // namespace filigrane
