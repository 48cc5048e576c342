#include "exports/layers.h"

#include <algorithm>
#include <tuple>

#include "text/chars.h"

namespace filigrane {
namespace {

/// Sorts from the outside to the inside.
bool goes_around(const Mark& a, const Mark& b) {
  const auto key = [](const Mark& mark) {
    const auto frame = mark.layer < Layer::kQuote ? mark.layer : Layer::kQuote;
    return std::tuple(frame, ~mark.at.size(), mark.at.start, mark.layer, mark.index);
  };
  return key(a) < key(b);
}

class Nesting {
 public:
  explicit Nesting(std::vector<Step>& steps) : steps_(steps) {}

  void text(std::uint32_t start, std::uint32_t end) {
    if (start < end) steps_.push_back({Step::Kind::kText, {start, end}, {}});
  }
  /// Opens `marks` at `at`, and ends what ends there; what is in the way is cut.
  void change(std::uint32_t at, std::vector<Mark> marks);

 private:
  void close(std::uint32_t at) {
    const std::size_t opening = open_.back();
    open_.pop_back();
    steps_[opening].at.end = at;
    steps_.push_back({Step::Kind::kClose, steps_[opening].at, steps_[opening].mark});
  }
  const Mark& mark(std::size_t opening) const { return steps_[opening].mark; }

  std::vector<Step>& steps_;
  std::vector<std::size_t> open_;  // steps that opened what is open, from the outside in
};

void Nesting::change(std::uint32_t at, std::vector<Mark> marks) {
  // The outermost element that ends here, or has to be inside of one that begins.
  std::size_t keep = 0;
  while (keep < open_.size() && mark(open_[keep]).at.end > at &&
         std::none_of(marks.begin(), marks.end(),
                      [&](const Mark& begins) { return goes_around(begins, mark(open_[keep])); })) {
    ++keep;
  }
  while (open_.size() > keep) {
    const Mark cut = mark(open_.back());
    close(at);
    if (cut.at.end > at) marks.push_back(cut);
  }
  std::sort(marks.begin(), marks.end(), goes_around);
  for (const Mark& begins : marks) {
    open_.push_back(steps_.size());
    steps_.push_back({Step::Kind::kOpen, {at, at}, begins});
  }
}

}  // namespace

std::vector<Mark> marks_of(const Document& document, bool sentences) {
  std::vector<Mark> marks;
  const auto add = [&](const auto& items, Layer layer) {
    for (std::size_t i = 0; i < items.size(); ++i) marks.push_back({items[i].at, layer, i});
  };
  add(document.blocks, Layer::kBlock);
  if (sentences) add(document.sentences, Layer::kSentence);
  add(document.quotes, Layer::kQuote);
  add(document.dates, Layer::kDate);
  add(document.quantities, Layer::kQuantity);
  add(document.mentions, Layer::kName);
  return marks;
}

std::vector<Step> nest(const Document& document, std::vector<Mark> marks) {
  std::erase_if(marks, [](const Mark& mark) { return mark.at.start >= mark.at.end; });
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.at.start < b.at.start; });
  const auto size = static_cast<std::uint32_t>(document.text.size());
  std::vector<std::uint32_t> edges = {size};
  for (const Mark& mark : marks) {
    edges.push_back(mark.at.start);
    edges.push_back(mark.at.end);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());

  std::vector<Step> steps;
  Nesting nesting(steps);
  std::uint32_t at = 0;
  std::size_t next = 0;
  for (const std::uint32_t edge : edges) {
    nesting.text(at, edge);
    at = edge;
    std::vector<Mark> begin;
    while (next < marks.size() && marks[next].at.start == edge) begin.push_back(marks[next++]);
    nesting.change(edge, std::move(begin));
  }
  // Between two sentences or blocks a cut mark leaves a piece of blanks: nothing to see.
  std::erase_if(steps, [&](const Step& step) {
    const auto words = std::u16string_view(document.text).substr(step.at.start, step.at.size());
    return step.kind != Step::Kind::kText && std::all_of(words.begin(), words.end(), is_blank);
  });
  return steps;
}

}  // namespace filigrane
