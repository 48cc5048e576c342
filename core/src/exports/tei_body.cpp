#include <map>
#include <utility>

#include "document/names.h"
#include "exports/layers.h"
#include "exports/passages.h"
#include "exports/tei.h"
#include "exports/xml.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// A tag and its attributes.
struct Tag {
  std::string_view name;
  std::string attributes = {};
};

bool is_heading(BlockKind kind) { return kind == BlockKind::kTitle || kind == BlockKind::kHeading; }

Tag block_tag(BlockKind kind) {
  if (kind == BlockKind::kBody) return {"p"};
  return {is_heading(kind) ? "head" : "ab", attribute("type", block_kind_name(kind))};
}

Tag name_tag(const Mention& mention) {
  constexpr std::array<std::string_view, 4> kTags = {"persName", "orgName", "placeName", "name"};
  Tag tag{name_of(kTags, mention.type)};
  if (mention.entity != kNoEntity) {
    tag.attributes = attribute("ref", "#entity-" + std::to_string(mention.entity));
  }
  return tag;
}

Tag quote_tag(const Quote& quote, std::size_t index) {
  const bool reported = !is_between_marks(quote.kind);
  Tag tag{reported ? "said" : "q"};
  if (reported) tag.attributes = attribute("direct", "false");
  if (quote.speaker != kNoEntity) {
    tag.attributes += attribute("who", "#entity-" + std::to_string(quote.speaker));
  } else if (quote.speaker_text) {
    tag.attributes += attribute("who", "#speaker-" + std::to_string(index));
  }
  return tag;
}

/// The value in the attribute whose data type takes it (teidata.temporal.iso,
/// teidata.duration.iso).
Tag date_tag(const Date& date) {
  Tag tag{date.type == DateType::kTime ? "time" : "date"};
  if (!date.value) return tag;
  const bool iso = date.value->find_first_not_of("0123456789.,DHMPRSTWYZ/:+-") == std::string::npos;
  const bool lasts = iso && date.value->starts_with('P');
  tag.attributes = attribute(lasts ? "dur-iso" : iso ? "when-iso" : "when-custom", *date.value);
  return tag;
}

Tag quantity_tag(const Quantity& quantity) {
  const std::string kind(name_of(kQuantityKinds, quantity.kind));
  if (quantity.kind >= QuantityKind::kScore) return {"rs", attribute("type", kind)};
  const bool counts = quantity.kind == QuantityKind::kNumber && !quantity.unit.empty();
  const bool number = quantity.kind == QuantityKind::kNumber && !counts;
  if (number || quantity.kind == QuantityKind::kOrdinal) {
    Tag tag{"num", attribute("type", number ? "cardinal" : "ordinal")};
    if (quantity.value) tag.attributes += attribute("value", *quantity.value);
    return tag;
  }
  Tag tag{"measure", attribute("type", kind == "money" ? "currency" : kind)};
  if (quantity.value) tag.attributes += attribute("quantity", *quantity.value);
  if (!quantity.unit.empty()) {
    tag.attributes += attribute(counts ? "commodity" : "unit", quantity.unit);
  }
  return tag;
}

Source source_of(const Document& document, const Mark& mark) {
  switch (mark.layer) {
    case Layer::kQuote:
      return document.quotes[mark.index].source;
    case Layer::kDate:
      return document.dates[mark.index].source;
    case Layer::kName:
      return document.mentions[mark.index].source;
    default:
      return Source::kRule;
  }
}

Tag tag_of(const Document& document, const Mark& mark) {
  switch (mark.layer) {
    case Layer::kBlock:
      return block_tag(document.blocks[mark.index].kind);
    case Layer::kSentence:
      return {"s"};
    case Layer::kQuote:
      return quote_tag(document.quotes[mark.index], mark.index);
    case Layer::kDate:
      return date_tag(document.dates[mark.index]);
    case Layer::kQuantity:
      return quantity_tag(document.quantities[mark.index]);
    case Layer::kName:
      return name_tag(document.mentions[mark.index]);
  }
  return {};
}

class BodyWriter {
 public:
  explicit BodyWriter(const Document& document)
      : document_(document), steps_(nest(document, marks_of(document, true))) {}

  std::string write();

 private:
  void open(const Step& step);
  void close(const Step& step);
  void text(Utf16Span at);
  /// Ends the block that was closed last: what is between it and the next may still belong to it.
  void end_block();
  void begin_division(bool heading);
  /// How the pieces of a cut mark hang together.
  std::string links(const Mark& mark);

  const Document& document_;
  std::vector<Step> steps_;
  std::map<std::pair<Layer, std::size_t>, std::pair<int, int>> pieces_;  // of a mark: all, written
  bool in_block_ = false, in_division_ = false, only_heads_ = true;
  std::string block_end_;  // the end tag of the last block, not yet written
  std::string out_;
};

void BodyWriter::end_block() { out_ += std::exchange(block_end_, {}); }

void BodyWriter::begin_division(bool heading) {
  if (in_division_ && heading && !only_heads_) {
    out_ += "</div>";
    in_division_ = false;
  }
  if (!in_division_) {
    out_ += "<div>";
    in_division_ = true;
    only_heads_ = true;
  }
  only_heads_ = only_heads_ && heading;
}

std::string BodyWriter::links(const Mark& mark) {
  auto& [all, written] = pieces_[{mark.layer, mark.index}];
  ++written;
  if (all < 2) return {};
  constexpr std::array<std::string_view, 6> kNames = {"block", "s",      "quote",
                                                      "date",  "figure", "name"};
  const auto id = [&](int piece) {
    return std::string(name_of(kNames, mark.layer)) + '-' + std::to_string(mark.index) + '.' +
           std::to_string(piece);
  };
  std::string out = attribute("xml:id", id(written));
  if (written > 1) out += attribute("prev", '#' + id(written - 1));
  if (written < all) out += attribute("next", '#' + id(written + 1));
  return out;
}

void BodyWriter::open(const Step& step) {
  const Tag tag = tag_of(document_, step.mark);
  if (step.mark.layer == Layer::kBlock) {
    end_block();
    begin_division(tag.name == "head");
    in_block_ = true;
  } else if (!in_block_) {
    return;
  }
  out_ += '<' + std::string(tag.name) + tag.attributes + links(step.mark);
  if (source_of(document_, step.mark) == Source::kUser) out_ += attribute("resp", "#user");
  out_ += '>';
}

void BodyWriter::close(const Step& step) {
  if (!in_block_) return;
  const std::string end = "</" + std::string(tag_of(document_, step.mark).name) + '>';
  if (step.mark.layer == Layer::kBlock) {
    block_end_ = end;
    in_block_ = false;
  } else {
    out_ += end;
  }
}

void BodyWriter::text(Utf16Span at) {
  const std::string words = escaped(words_of(document_, at));
  // Elsewhere XML takes only its own white space: other blanks go to the block before.
  const bool loose = !in_block_ && document_.text.find_first_not_of(u" \t\r\n", at.start) < at.end;
  if (loose && block_end_.empty()) {
    begin_division(false);
    out_ += "<ab>" + words + "</ab>";
    return;
  }
  if (!loose) end_block();
  out_ += words;
}

std::string BodyWriter::write() {
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::kOpen) ++pieces_[{step.mark.layer, step.mark.index}].first;
  }
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::kOpen) {
      open(step);
    } else if (step.kind == Step::Kind::kClose) {
      close(step);
    } else {
      text(step.at);
    }
  }
  end_block();
  if (!in_division_) out_ = "<div><ab>" + out_ + "</ab>";
  return "<body xml:space=\"preserve\">" + out_ + "</div></body>";
}

}  // namespace

std::string tei_body(const Document& document) { return BodyWriter(document).write(); }

}  // namespace filigrane
