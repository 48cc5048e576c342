// The names that machines read: of error codes, parts of speech, kinds of blocks, types of names,
// corrections.
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

constexpr std::array<std::string_view, 4> kMentionTypeNames = {"PER", "ORG", "LOC", "MISC"};

constexpr std::array<std::string_view, 9> kCorrectionOpNames = {
    "name", "no-name", "same", "apart", "rename", "speaker", "no-quote", "no-date", "date"};

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

std::string_view mention_type_name(MentionType type) {
  return kMentionTypeNames[static_cast<std::size_t>(type)];
}

std::optional<MentionType> mention_type_from_name(std::string_view name) {
  return from_name<MentionType>(kMentionTypeNames, name);
}

std::string_view correction_op_name(Correction::Op op) {
  return kCorrectionOpNames[static_cast<std::size_t>(op)];
}

std::optional<Correction::Op> correction_op_from_name(std::string_view name) {
  return from_name<Correction::Op>(kCorrectionOpNames, name);
}

}  // namespace filigrane
