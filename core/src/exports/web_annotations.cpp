// W3C Web Annotation Data Model (w3.org/TR/annotation-model) as JSON-LD. Its selectors count code
// points (section 4.2.4), and the collection says so. What is needed to read the text anew stands
// under `reading`: the text, and what the user said of it, with UTF-16 offsets as `analyze` takes.
#include <algorithm>

#include "document/json_writer.h"
#include "document/names.h"
#include "document/said_json.h"
#include "exports/formats.h"
#include "exports/passages.h"
#include "text/chars.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// UTF-16 units of the text that stand before and behind a quoted passage, to find it again.
constexpr std::uint32_t kAround = 32;

class AnnotationWriter {
 public:
  explicit AnnotationWriter(const Document& document)
      : document_(document), offset_(document.text, Offsets::kCodepoint, nullptr) {}

  std::string write();

 private:
  void field(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.string(value);
  }
  void begin(std::string_view name) {
    json_.key(name);
    json_.begin_object();
  }
  void context();
  void reading();
  /// A body that says something in words.
  void says(std::string_view purpose, std::string_view value);
  /// A body that is the person or thing itself, the same in all annotations of it.
  void links(EntityId entity);
  void quoted(std::string_view name, std::uint32_t start, std::uint32_t end) {
    field(name, words_of(document_, {start, end}));
  }
  void target(Utf16Span at);
  /// One annotation; `bodies` writes what it says of `at`.
  template <class Bodies>
  void annotation(std::string_view kind, std::size_t number, Utf16Span at, Source source,
                  Bodies bodies);
  void items();

  const Document& document_;
  OffsetConverter offset_;
  JsonWriter json_;
};

void AnnotationWriter::context() {
  json_.key("@context");
  json_.begin_array();
  json_.string("http://www.w3.org/ns/anno.jsonld");
  json_.begin_object();
  field("filigrane", "urn:filigrane:");
  field("offsets", "filigrane:offsets");
  begin("reading");
  field("@id", "filigrane:reading");
  field("@type", "@json");
  json_.end_object();
  json_.end_object();
  json_.end_array();
}

void AnnotationWriter::reading() {
  begin("reading");
  field("text", to_utf8(document_.text));
  field("offsets", "utf16");
  field("language", document_.language.code);
  const auto& published = document_.metadata.published;
  if (published && published->source == Source::kUser) field("published", published->value);
  OffsetConverter as_given(document_.text, Offsets::kUtf16, nullptr);
  write_said(document_, as_given, json_);
  json_.end_object();
}

void AnnotationWriter::says(std::string_view purpose, std::string_view value) {
  json_.begin_object();
  field("type", "TextualBody");
  field("purpose", purpose);
  field("value", value);
  json_.end_object();
}

void AnnotationWriter::links(EntityId entity) {
  says("identifying", document_.entities[static_cast<std::size_t>(entity)].name);
  json_.begin_object();
  field("type", "SpecificResource");
  field("purpose", "linking");
  field("source", "#entity-" + std::to_string(entity));
  json_.end_object();
}

void AnnotationWriter::target(Utf16Span at) {
  const std::u16string_view text = document_.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto inside_pair = [&](std::uint32_t i) {
    return i > 0 && i < size && code_point_at(text, i - 1).units == 2;
  };
  std::uint32_t before = at.start - std::min(at.start, kAround);
  std::uint32_t behind = at.end + std::min(size - at.end, kAround);
  if (inside_pair(before)) ++before;
  if (inside_pair(behind)) --behind;
  begin("target");
  field("source", "#text");
  json_.key("selector");
  json_.begin_array();
  json_.begin_object();
  field("type", "TextPositionSelector");
  json_.key("start");
  json_.number(offset_(at.start));
  json_.key("end");
  json_.number(offset_(at.end));
  json_.end_object();
  json_.begin_object();
  field("type", "TextQuoteSelector");
  quoted("exact", at.start, at.end);
  quoted("prefix", before, at.start);
  quoted("suffix", at.end, behind);
  json_.end_object();
  json_.end_array();
  json_.end_object();
}

template <class Bodies>
void AnnotationWriter::annotation(std::string_view kind, std::size_t number, Utf16Span at,
                                  Source source, Bodies bodies) {
  json_.begin_object();
  field("id", '#' + std::string(kind) + '-' + std::to_string(number));
  field("type", "Annotation");
  field("motivation", "tagging");
  field("creator", source == Source::kUser ? "#user" : "#filigrane");
  json_.key("body");
  json_.begin_array();
  bodies();
  json_.end_array();
  target(at);
  json_.end_object();
}

void AnnotationWriter::items() {
  const Document& d = document_;
  for (std::size_t i = 0; i < d.mentions.size(); ++i) {
    const Mention& mention = d.mentions[i];
    annotation("name", i, mention.at, mention.source, [&] {
      says("tagging", mention_type_name(mention.type));
      if (mention.entity != kNoEntity) links(mention.entity);
    });
  }
  for (std::size_t i = 0; i < d.quotes.size(); ++i) {
    const Quote& quote = d.quotes[i];
    annotation("quotation", i, quote.at, quote.source, [&] {
      says("tagging", "quotation");
      says("classifying", name_of(kQuoteKinds, quote.kind));
      if (quote.speaker != kNoEntity) {
        links(quote.speaker);
      } else if (quote.speaker_text) {
        says("identifying", words_of(d, *quote.speaker_text));
      }
      if (quote.cue) says("describing", quote.cue->lemma);
    });
  }
  for (std::size_t i = 0; i < d.dates.size(); ++i) {
    const Date& date = d.dates[i];
    annotation("date", i, date.at, date.source, [&] {
      says("tagging", name_of(kDateTypes, date.type));
      if (date.value) says("describing", *date.value);
    });
  }
  for (std::size_t i = 0; i < d.quantities.size(); ++i) {
    const Quantity& quantity = d.quantities[i];
    annotation("figure", i, quantity.at, Source::kRule, [&] {
      says("tagging", name_of(kQuantityKinds, quantity.kind));
      if (quantity.value) says("describing", amount_of(quantity));
    });
  }
}

std::string AnnotationWriter::write() {
  const Document& d = document_;
  json_.begin_object();
  context();
  field("id", "#annotations");
  field("type", "AnnotationCollection");
  if (d.metadata.title) field("label", words_of(d, *d.metadata.title));
  begin("generator");
  field("id", "#filigrane");
  field("type", "Software");
  field("name", "Filigrane " + std::string(kVersion) + (d.model.empty() ? "" : ", " + d.model));
  json_.end_object();
  field("offsets", name_of(kUnits, Offsets::kCodepoint));
  reading();
  json_.key("total");
  json_.number(static_cast<std::int64_t>(d.mentions.size() + d.quotes.size() + d.dates.size() +
                                         d.quantities.size()));
  begin("first");
  field("id", "#page");
  field("type", "AnnotationPage");
  json_.key("startIndex");
  json_.number(0);
  json_.key("items");
  json_.begin_array();
  items();
  json_.end_array();
  json_.end_object();
  json_.end_object();
  return json_.take();
}

}  // namespace

std::string to_web_annotations(const Document& document, const OutputOptions&) {
  return AnnotationWriter(document).write();
}

}  // namespace filigrane
