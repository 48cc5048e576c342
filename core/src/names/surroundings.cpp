#include "names/surroundings.h"

namespace filigrane {

Surroundings::Surroundings(const Document& document, const NameWords& words)
    : document_(document),
      words_(words),
      looked_up_(document.tokens.size()),
      tokens_(document.mentions.size()),
      blocks_(document.mentions.size()),
      mention_at_(document.tokens.size(), static_cast<std::uint32_t>(document.mentions.size())) {
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  // The first token that begins at `unit` or behind, from `token` on.
  const auto skip_to = [&](std::uint32_t token, std::uint32_t unit) {
    while (token < count && document.tokens[token].at.start < unit) ++token;
    return token;
  };
  std::size_t block = 0;
  TokenSpan line{0, document.blocks.empty() ? count : skip_to(0, document.blocks[0].at.end)};
  std::uint32_t token = 0;
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    const Utf16Span at = document.mentions[i].at;
    while (block + 1 < document.blocks.size() && document.blocks[block].at.end <= at.start) {
      ++block;
      line = {line.end, skip_to(line.end, document.blocks[block].at.end)};
    }
    blocks_[i] = line;
    while (token < count && document.tokens[token].at.end <= at.start) ++token;
    tokens_[i] = {token, skip_to(token, at.end)};
    for (; token < tokens_[i].end; ++token) mention_at_[token] = i;
  }
}

std::u16string_view Surroundings::text(std::uint32_t token) const {
  const Utf16Span at = document_.tokens[token].at;
  return std::u16string_view(document_.text).substr(at.start, at.size());
}

std::u16string_view Surroundings::text_of(const Mention& mention) const {
  return std::u16string_view(document_.text).substr(mention.at.start, mention.at.size());
}

const NameWords::Word& Surroundings::word(std::uint32_t token) const {
  auto& known = looked_up_[token];
  if (!known) known = words_.find(text(token));
  return *known;
}

Upos Surroundings::upos(std::uint32_t token) const {
  const Token& at = document_.tokens[token];
  return at.words.empty() ? at.upos : at.words.front().upos;
}

std::optional<std::uint32_t> Surroundings::mention_at(std::uint32_t token) const {
  const std::uint32_t mention = mention_at_[token];
  if (mention == document_.mentions.size()) return std::nullopt;
  return mention;
}

bool Surroundings::in_person(std::uint32_t token) const {
  const auto mention = mention_at(token);
  return mention && document_.mentions[*mention].type == MentionType::kPer;
}

std::uint32_t Surroundings::first_with_titles(std::uint32_t mention) const {
  std::uint32_t first = tokens_[mention].start;
  const std::uint32_t start = blocks_[mention].start;
  while (first > start && !mention_at(first - 1) &&
         is(first - 1, NameWords::kCivility | NameWords::kTitle) &&
         !is(first - 1, NameWords::kRole)) {
    --first;
  }
  return first;
}

Gender Surroundings::civility(std::uint32_t mention) const {
  if (tokens_[mention].size() == 0) return Gender::kUnknown;
  const std::uint32_t first = first_with_titles(mention), start = blocks_[mention].start;
  Gender gender = Gender::kUnknown;
  for (std::uint32_t i = first; i < tokens_[mention].start; ++i) {
    if (word(i).gender != Gender::kUnknown) gender = word(i).gender;
  }
  // "M. et Mme Durand" are two.
  const bool couple =
      first > start + 1 && upos(first - 1) == Upos::kCconj && is(first - 2, NameWords::kCivility);
  return couple ? Gender::kUnknown : gender;
}

}  // namespace filigrane
