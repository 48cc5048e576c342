#include "pipeline/line_memo.h"

#include <utility>

namespace filigrane {
namespace {

// As many are remembered as a text of some five megabytes has; what is left over is read anew.
constexpr std::size_t kMostTokens = 1u << 20;

void shift(Utf16Span& at, std::uint32_t units) {
  at.start += units;
  at.end += units;
}

}  // namespace

void TaggedText::append(const TaggedText& other, std::uint32_t unit) {
  const auto token = static_cast<std::uint32_t>(tokens.size());
  for (const Token& each : other.tokens) shift(tokens.emplace_back(each).at, unit);
  starts.insert(starts.end(), other.starts.begin(), other.starts.end());
  for (const Sentence& each : other.sentences) {
    Sentence& sentence = sentences.emplace_back(each);
    shift(sentence.at, unit);
    sentence.tokens.start += token;
    sentence.tokens.end += token;
  }
  for (const Mention& each : other.mentions) shift(mentions.emplace_back(each).at, unit);
}

void AnalysisMemo::begin(std::string_view model) {
  last_ = std::move(lines_);
  if (model_ != model) last_.clear();
  model_ = model;
  lines_ = {};
  tokens_ = 0;
}

const TaggedText* AnalysisMemo::find(std::u16string_view line) {
  if (const auto here = lines_.find(line); here != lines_.end()) return &here->second;
  const auto before = last_.find(line);
  if (before == last_.end()) return nullptr;
  tokens_ += before->second.tokens.size();
  return &lines_.insert(last_.extract(before)).position->second;
}

void AnalysisMemo::keep(std::u16string_view line, TaggedText reading) {
  tokens_ += reading.tokens.size();
  if (tokens_ <= kMostTokens) lines_.emplace(line, std::move(reading));
}

std::shared_ptr<AnalysisMemo> make_analysis_memo() { return std::make_shared<AnalysisMemo>(); }

}  // namespace filigrane
