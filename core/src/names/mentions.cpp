#include "names/mentions.h"

#include <algorithm>
#include <string>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// A reading that is less likely than this is none.
constexpr Score kNoticed = 10;

/// @handles, #tags, e-mail addresses, URLs and tickers (MSFT.O) are no names
/// (an abbreviation such as J.-C. or U.S. ends in its stop).
bool is_address(std::u16string_view token) {
  if (token.size() < 2) return false;
  if (token.front() == u'@' || token.front() == u'#') return true;
  if (token.find(u'@') != token.npos || token.find(u"://") != token.npos) return true;
  const auto dot = token.find(u'.');
  if (dot == token.npos || dot < 2 || dot + 1 == token.size() || token.size() - dot > 4)
    return false;
  return std::all_of(token.begin(), token.end(), [](char16_t c) {
    return c == u'.' || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
  });
}

/// Signs that part a page's names from one another or stand before a credit. A slash does so only
/// between blanks.
bool parts_names(std::u16string_view text, Utf16Span at) {
  if (at.size() != 1) return false;
  switch (text[at.start]) {
    case u'|':
    case 0xA9:    // copyright
    case 0x2022:  // bullet
    case 0x2192:  // arrow
    case 0x25CF:
      return true;
    case u'/':
      return at.start > 0 && is_blank(text[at.start - 1]) && at.end < text.size() &&
             is_blank(text[at.end]);
    default:
      return false;
  }
}

}  // namespace

std::optional<NameModel> NameModel::read(const Heads& heads, std::string_view language) {
  NameModel model;
  for (const TsvRow& row : read_tsv(embedded_data("not_names.tsv"), language)) {
    if (row.size() == 2) model.not_names_.insert(to_utf16(row[1]));
  }
  for (const TsvRow& row : read_tsv(embedded_data("company_suffixes.tsv"))) {
    model.company_suffixes_.insert(to_utf16(row[0]));
  }
  for (const std::string& label : heads.names().labels()) {
    Tag tag;
    if (label == "O") {
      model.outside_ = static_cast<Label>(model.tags_.size());
    } else {
      const auto type = mention_type_from_name(
          std::string_view(label).substr(std::min<std::size_t>(2, label.size())));
      if (!type || std::string_view("SBIE").find(label[0]) == std::string_view::npos) return {};
      tag = {label[0], *type};
    }
    model.tags_.push_back(tag);
  }
  for (const Tag& tag : model.tags_) {
    auto& labels = model.of_type_.emplace_back();
    labels.fill(model.outside_);
    for (std::size_t i = 0; i < model.tags_.size(); ++i) {
      const Tag& like = model.tags_[i];
      if (tag.part != 'O' && like.part == tag.part) {
        labels[static_cast<std::size_t>(like.type)] = static_cast<Label>(i);
      }
    }
  }
  return model;
}

std::optional<RunnerUp> NameModel::runner_up(const Chain& chain, const Chain::Lattice& lattice,
                                             std::size_t first, std::span<const Label> name,
                                             std::vector<Label>& other) const {
  other.assign(name.size(), outside_);
  RunnerUp best{std::nullopt, chain.probability(lattice, first, other)};
  for (std::size_t type = 0; type < of_type_.front().size(); ++type) {
    if (static_cast<MentionType>(type) == tags_[name.front()].type) continue;
    for (std::size_t i = 0; i < name.size(); ++i) other[i] = of_type_[name[i]][type];
    const Score probability = chain.probability(lattice, first, other);
    if (probability > best.confidence) best = {static_cast<MentionType>(type), probability};
  }
  if (best.confidence < kNoticed) return {};
  return best;
}

void NameModel::append_steps(const Heads& heads, std::span<const float> scores,
                             std::vector<std::int16_t>& steps) const {
  const std::size_t outputs = heads.prompt_outputs();
  for (std::size_t at = 0; at < scores.size(); at += outputs) {
    for (const float score : heads.name_scores(scores.subspan(at, outputs))) {
      steps.push_back(Chain::steps(score));
    }
  }
}

void NameModel::append_mentions(std::u16string_view text, std::span<const Sentence> sentences,
                                std::span<const Token> tokens, const Chain& chain,
                                std::span<const std::int16_t> steps,
                                std::vector<Mention>& mentions) const {
  Chain::Lattice lattice;
  std::vector<Label> path, other;
  std::vector<LabelSet> allowed;
  const std::size_t labels = tags_.size();
  const auto word = [&](std::size_t i) {
    return text.substr(tokens[i].at.start, tokens[i].at.size());
  };
  for (const Sentence& sentence : sentences) {
    for (std::size_t first = sentence.tokens.start; first < sentence.tokens.end;) {
      const std::size_t count =
          std::min<std::size_t>(Chain::kLongestSequence, sentence.tokens.end - first);
      allowed.assign(count, kAnyLabel);
      for (std::size_t i = 0; i < count; ++i) {
        const Utf16Span at = tokens[first + i].at;
        if (is_address(word(first + i)) || parts_names(text, at)) {
          allowed[i] = LabelSet{1} << outside_;
        }
      }
      chain.decode(steps.subspan((first - sentences.front().tokens.start) * labels, count * labels),
                   allowed, lattice, path);
      bool summed = false;
      for (std::size_t i = 0; i < count; ++i) {
        const Tag tag = tags_[path[i]];
        if (tag.part == 'O') continue;
        // The chain forbids broken names, but a part of a long sentence may begin inside one.
        std::size_t end = i + 1;
        if (tag.part == 'B' || tag.part == 'I') {
          while (end < count && tags_[path[end]].part != 'O' && tags_[path[end - 1]].part != 'E' &&
                 tags_[path[end - 1]].part != 'S') {
            ++end;
          }
        }
        Utf16Span at{tokens[first + i].at.start, tokens[first + end - 1].at.end};
        if (not_names_.contains(text.substr(at.start, at.size()))) {
          i = end - 1;
          continue;
        }
        if (!summed) chain.sum(lattice);
        summed = true;
        const auto name = std::span<const Label>(path).subspan(i, end - i);
        const Score probability = chain.probability(lattice, i, name);
        const std::size_t suffix = end + 1;
        if (tag.type == MentionType::kOrg && suffix < count && word(first + end) == u"," &&
            company_suffixes_.contains(word(first + suffix))) {
          end = suffix + 1;
          at.end = tokens[first + suffix].at.end;
        }
        Mention& mention = mentions.emplace_back();
        mention.at = at;
        mention.type = tag.type;
        mention.confidence = probability;
        mention.runner_up = runner_up(chain, lattice, i, name, other);
        i = end - 1;
      }
      first += count;
    }
  }
}

}  // namespace filigrane
