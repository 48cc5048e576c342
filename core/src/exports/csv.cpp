// The tables that people open in a spreadsheet: plain English names of columns and of kinds.
#include <array>

#include "document/names.h"
#include "exports/csv_table.h"
#include "exports/formats.h"
#include "exports/passages.h"
#include "text/offsets.h"

namespace filigrane {
namespace {

constexpr std::array<std::string_view, 4> kTypes = {"person", "organisation", "place", "other"};
constexpr std::array<std::string_view, 3> kUnitWords = {"UTF-16 units", "code points",
                                                        "UTF-8 bytes"};

/// The name of a column of offsets, with their unit.
std::string column(std::string_view name, Offsets unit) {
  return std::string(name) + " (" + std::string(name_of(kUnitWords, unit)) + ')';
}

std::string_view marked_by(Source source) {
  return source == Source::kUser ? "reader" : "analysis";
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "; ") + value;
  return out;
}

/// The columns with which each row of a span ends: the sentence and where the span is.
void end_row(CsvTable& table, const Document& document, Utf16Span at, OffsetConverter& offset) {
  const auto sentence = sentence_around(document, at.start);
  table.text(sentence ? words_of(document, *sentence) : std::string());
  table.number(offset(at.start)).number(offset(at.end)).end_row();
}

}  // namespace

std::string to_csv_entities(const Document& document, const OutputOptions& options) {
  OffsetConverter offset(document.text, options.unit, options.bytes);
  CsvTable table({"Name", "Type", "Role", "Gender", "Also called", "Times named", "Weight",
                  "Marked by", column("Mentions", options.unit)});
  for (const Entity& entity : document.entities) {
    if (!is_of_article(entity)) continue;
    std::string spans;
    bool by_user = entity.source == Source::kUser;
    for (const std::uint32_t index : entity.mentions) {
      const Mention& mention = document.mentions[index];
      if (!spans.empty()) spans += ' ';
      spans +=
          std::to_string(offset(mention.at.start)) + '-' + std::to_string(offset(mention.at.end));
      by_user = by_user || mention.source == Source::kUser;
    }
    table.text(entity.name).value(name_of(kTypes, entity.type)).text(joined(entity.roles));
    table.value(entity.gender == Gender::kUnknown ? "" : name_of(kGenders, entity.gender));
    table.text(joined(entity.aliases)).number(entity.mentions.size()).score(entity.salience);
    table.value(marked_by(by_user ? Source::kUser : Source::kModel)).value(spans).end_row();
  }
  return table.take();
}

std::string to_csv_quotes(const Document& document, const OutputOptions& options) {
  OffsetConverter offset(document.text, options.unit, options.bytes);
  CsvTable table({"Words", "Kind", "Speaker", "Speaker in the text", "Verb", "Stance", "Complete",
                  "Confidence", "Marked by", "Sentence", column("Start", options.unit),
                  column("End", options.unit)});
  for (const Quote& quote : document.quotes) {
    table.text(words_of(document, quote.at)).value(name_of(kQuoteKinds, quote.kind));
    table.text(speaker_of(document, quote));
    table.text(quote.speaker_text ? words_of(document, *quote.speaker_text) : std::string());
    table.text(quote.cue ? quote.cue->lemma : std::string());
    table.value(quote.cue ? name_of(kStances, quote.cue->stance) : "");
    table.yes_or_no(quote.closed).score(quote.confidence).value(marked_by(quote.source));
    end_row(table, document, quote.at, offset);
  }
  return table.take();
}

std::string to_csv_dates(const Document& document, const OutputOptions& options) {
  OffsetConverter offset(document.text, options.unit, options.bytes);
  CsvTable table({"Words", "Type", "Value (ISO 8601)", "Relative", "Found from", "Marked by",
                  "Sentence", column("Start", options.unit), column("End", options.unit)});
  for (const Date& date : document.dates) {
    table.text(words_of(document, date.at)).value(name_of(kDateTypes, date.type));
    table.value(date.value.value_or("")).yes_or_no(date.relative).text(date.explanation);
    table.value(marked_by(date.source));
    end_row(table, document, date.at, offset);
  }
  return table.take();
}

std::string to_csv_figures(const Document& document, const OutputOptions& options) {
  OffsetConverter offset(document.text, options.unit, options.bytes);
  CsvTable table({"Words", "Kind", "Value", "Unit", "Approximate", "Sentence",
                  column("Start", options.unit), column("End", options.unit)});
  for (const Quantity& quantity : document.quantities) {
    table.text(words_of(document, quantity.at)).value(name_of(kQuantityKinds, quantity.kind));
    table.value(quantity.value.value_or("")).text(quantity.unit).yes_or_no(quantity.approximate);
    end_row(table, document, quantity.at, offset);
  }
  return table.take();
}

}  // namespace filigrane
