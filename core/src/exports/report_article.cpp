#include <algorithm>
#include <array>

#include "document/names.h"
#include "exports/layers.h"
#include "exports/passages.h"
#include "exports/report.h"
#include "exports/xml.h"

namespace filigrane {
namespace {

/// What stands around the article and is no part of it.
bool is_left_out(BlockKind kind) {
  return kind == BlockKind::kRelated || kind == BlockKind::kFurniture;
}

std::string_view block_tag(BlockKind kind) {
  if (kind == BlockKind::kTitle) return "h1";
  return kind == BlockKind::kHeading ? "h2" : "p";
}

struct Look {
  std::string_view kind;   ///< of the anchor
  std::string_view style;  ///< a class of report.css
  Source source = Source::kRule;
};

Look look_of(const Document& document, const Mark& mark) {
  constexpr std::array<std::string_view, 4> kNames = {"per", "org", "loc", "misc"};
  switch (mark.layer) {
    case Layer::kQuote: {
      const Quote& quote = document.quotes[mark.index];
      return {"quote", is_between_marks(quote.kind) ? "quoted" : "reported", quote.source};
    }
    case Layer::kDate:
      return {"date", "date", document.dates[mark.index].source};
    case Layer::kQuantity:
      return {"figure", "figure"};
    default: {
      const Mention& mention = document.mentions[mark.index];
      return {"name", name_of(kNames, mention.type), mention.source};
    }
  }
}

class ArticleWriter {
 public:
  explicit ArticleWriter(const Document& document) : document_(document) {}
  std::string write();

 private:
  void open(const Step& step);
  void close(const Mark& mark);

  const Document& document_;
  bool in_block_ = false;
  std::string out_;
};

void ArticleWriter::open(const Step& step) {
  const Mark& mark = step.mark;
  if (mark.layer == Layer::kBlock) {
    const BlockKind kind = document_.blocks[mark.index].kind;
    in_block_ = !is_left_out(kind);
    if (!in_block_) return;
    out_ += '<' + std::string(block_tag(kind)) + attribute("class", block_kind_name(kind)) + '>';
    return;
  }
  if (!in_block_) return;
  const Look look = look_of(document_, mark);
  out_ += mark.layer == Layer::kQuote ? "<span" : "<mark";
  const bool first = step.at.start == mark.at.start;
  if (first) {
    out_ += attribute("id", std::string(look.kind) + '-' + std::to_string(mark.index));
  }
  const bool user = look.source == Source::kUser && step.at.end == mark.at.end;
  out_ += attribute("class", std::string(look.style) + (user ? " user" : "")) + '>';
}

void ArticleWriter::close(const Mark& mark) {
  if (!in_block_) return;
  if (mark.layer == Layer::kBlock) {
    out_ += "</" + std::string(block_tag(document_.blocks[mark.index].kind)) + ">\n";
    in_block_ = false;
  } else {
    out_ += mark.layer == Layer::kQuote ? "</span>" : "</mark>";
  }
}

std::string ArticleWriter::write() {
  for (const Step& step : nest(document_, marks_of(document_, false))) {
    if (step.kind == Step::Kind::kOpen) {
      open(step);
    } else if (step.kind == Step::Kind::kClose) {
      close(step.mark);
    } else if (in_block_) {
      append_escaped(words_of(document_, step.at), out_);
    }
  }
  return std::move(out_);
}

}  // namespace

bool is_reported(const Document& document, std::uint32_t at) {
  const auto& blocks = document.blocks;
  const auto around = std::partition_point(blocks.begin(), blocks.end(),
                                           [&](const Block& block) { return block.at.end <= at; });
  return around != blocks.end() && around->at.start <= at && !is_left_out(around->kind);
}

std::string report_article(const Document& document, const ReportWords& words) {
  std::string out = "<article" + attribute("lang", document.language.code) + ">\n" +
                    ArticleWriter(document).write() + "</article>\n";
  const auto left_out = std::count_if(document.blocks.begin(), document.blocks.end(),
                                      [](const Block& block) { return is_left_out(block.kind); });
  if (left_out > 0) {
    out += "<p class=\"note\">" + std::to_string(left_out) + ' ' + escaped(words("left-out")) +
           ".</p>\n";
  }
  return out;
}

}  // namespace filigrane
