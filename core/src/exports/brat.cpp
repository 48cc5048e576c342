// brat stand-off (the .ann beside a .txt): text-bound lines T, relations R, groups of the same
// entity *, notes #. Offsets are code points, as brat counts them.
#include <array>
#include <optional>

#include "document/names.h"
#include "exports/formats.h"
#include "exports/passages.h"
#include "text/offsets.h"

namespace filigrane {
namespace {

/// Where Python, in which brat is written, ends a line: an annotation must not hold such a place.
constexpr bool ends_line(char16_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

class BratWriter {
 public:
  explicit BratWriter(const Document& document)
      : document_(document), offset_(document.text, Offsets::kCodepoint, nullptr) {}

  std::string write();

 private:
  /// The parts of a span that lie on one line each.
  std::vector<Utf16Span> fragments(Utf16Span at) const;
  /// Writes a T line and returns its number; nothing where only line ends are in the span.
  std::optional<std::uint32_t> text_bound(std::string_view type, Utf16Span at);
  void relation(std::string_view type, std::uint32_t from, std::uint32_t to);
  void note(std::uint32_t on, std::string_view words, std::string_view type = "AnnotatorNotes");
  void note_user(std::uint32_t on, Source source) {
    if (source == Source::kUser) note(on, "source: user");
  }
  void mentions();
  void quote(const Quote& quote);
  /// The T line of who speaks: the mention that names the speaker there, or is nearest.
  std::optional<std::uint32_t> speaker(const Quote& quote);

  const Document& document_;
  OffsetConverter offset_;
  std::vector<std::optional<std::uint32_t>> mention_lines_;  // T numbers, one a mention
  std::uint32_t texts_ = 0, relations_ = 0, notes_ = 0;
  std::string out_;
};

std::vector<Utf16Span> BratWriter::fragments(Utf16Span at) const {
  std::vector<Utf16Span> parts;
  std::uint32_t start = at.start;
  for (std::uint32_t i = at.start; i <= at.end; ++i) {
    if (i < at.end && !ends_line(document_.text[i])) continue;
    if (i > start) parts.push_back({start, i});
    start = i + 1;
  }
  return parts;
}

std::optional<std::uint32_t> BratWriter::text_bound(std::string_view type, Utf16Span at) {
  const auto parts = fragments(at);
  if (parts.empty()) return std::nullopt;
  std::string offsets, words;
  for (const Utf16Span part : parts) {
    offsets += offsets.empty() ? " " : ";";
    offsets += std::to_string(offset_(part.start)) + ' ' + std::to_string(offset_(part.end));
    words += (words.empty() ? "" : " ") + words_of(document_, part);
  }
  out_ += 'T' + std::to_string(++texts_) + '\t' + std::string(type) + offsets + '\t' + words + '\n';
  if (texts_ == 1) note(1, "all offsets: Unicode code points of the text", "Offsets");
  return texts_;
}

void BratWriter::relation(std::string_view type, std::uint32_t from, std::uint32_t to) {
  out_ += 'R' + std::to_string(++relations_) + '\t' + std::string(type) + " Arg1:T" +
          std::to_string(from) + " Arg2:T" + std::to_string(to) + "\t\n";
}

void BratWriter::note(std::uint32_t on, std::string_view words, std::string_view type) {
  out_ += '#' + std::to_string(++notes_) + '\t' + std::string(type) + " T" + std::to_string(on) +
          '\t' + std::string(words) + '\n';
}

void BratWriter::mentions() {
  for (const Mention& mention : document_.mentions) {
    mention_lines_.push_back(text_bound(mention_type_name(mention.type), mention.at));
    if (mention_lines_.back()) note_user(*mention_lines_.back(), mention.source);
  }
  for (const Entity& entity : document_.entities) {
    if (entity.mentions.size() < 2) continue;
    out_ += "*\tCoreference";
    for (const std::uint32_t mention : entity.mentions) {
      if (mention_lines_[mention]) out_ += " T" + std::to_string(*mention_lines_[mention]);
    }
    out_ += '\n';
  }
}

std::optional<std::uint32_t> BratWriter::speaker(const Quote& quote) {
  std::optional<std::uint32_t> nearest;
  if (quote.speaker != kNoEntity) {
    for (const std::uint32_t i :
         document_.entities[static_cast<std::size_t>(quote.speaker)].mentions) {
      const Utf16Span at = document_.mentions[i].at;
      const bool said = quote.speaker_text && at.start < quote.speaker_text->end &&
                        at.end > quote.speaker_text->start;
      if (said) return mention_lines_[i];
      if (!nearest || at.start <= quote.at.start) nearest = mention_lines_[i];
    }
  }
  if (quote.speaker_text) return text_bound("Speaker", *quote.speaker_text);
  return nearest;
}

void BratWriter::quote(const Quote& quote) {
  const auto line = text_bound(is_between_marks(quote.kind) ? "Quotation" : "Report", quote.at);
  if (!line) return;
  note_user(*line, quote.source);
  if (const auto who = speaker(quote)) relation("Speaker", *line, *who);
  if (!quote.cue) return;
  if (const auto verb = text_bound("Cue", quote.cue->at)) relation("Cue", *line, *verb);
}

std::string BratWriter::write() {
  mentions();
  for (const Quote& each : document_.quotes) quote(each);
  for (const Date& date : document_.dates) {
    const auto line = text_bound("Date", date.at);
    if (line && date.value) note(*line, *date.value);
    if (line) note_user(*line, date.source);
  }
  for (const Quantity& quantity : document_.quantities) {
    const auto line = text_bound("Figure", quantity.at);
    if (!line || !quantity.value) continue;
    note(*line, amount_of(quantity));
  }
  return std::move(out_);
}

}  // namespace

std::string to_brat(const Document& document, const OutputOptions&) {
  return BratWriter(document).write();
}

}  // namespace filigrane
