#include <array>

#include "document/names.h"
#include "exports/passages.h"
#include "exports/report.h"
#include "exports/xml.h"

namespace filigrane {
namespace {

std::string joined(const std::vector<std::string>& values, std::string_view between) {
  std::string out;
  for (const std::string& value : values) {
    out += (out.empty() ? "" : std::string(between)) + escaped(value);
  }
  return out;
}

std::string link(std::string_view kind, std::size_t index, std::string_view words) {
  const std::string target = '#' + std::string(kind) + '-' + std::to_string(index);
  return "<a" + attribute("href", target) + '>' + escaped(words) + "</a>";
}

/// A section with a heading; nothing where there is nothing to say.
std::string section(std::string_view id, std::string_view title, const std::string& content) {
  if (content.empty()) return {};
  return "<section" + attribute("id", id) + ">\n<h2>" + escaped(title) + "</h2>\n" + content +
         "</section>\n";
}

/// The first mention of an entity that the report shows.
std::optional<std::uint32_t> first_shown(const Document& document, const Entity& entity) {
  for (const std::uint32_t mention : entity.mentions) {
    if (is_reported(document, document.mentions[mention].at.start)) return mention;
  }
  return std::nullopt;
}

std::string card(const Document& document, const ReportWords& words, std::size_t i,
                 std::size_t quoted) {
  const Entity& entity = document.entities[i];
  const std::string mentions = words.counted(entity.mentions.size(), "mentions");
  const auto first = first_shown(document, entity);
  std::string out = "<li" + attribute("id", "entity-" + std::to_string(i)) + "><strong>" +
                    escaped(entity.name) + "</strong>";
  if (entity.source == Source::kUser) out += "<span class=\"user\"></span>";
  if (!entity.roles.empty())
    out += "<span class=\"role\">" + joined(entity.roles, ", ") + "</span>";
  if (!entity.aliases.empty()) {
    out += "<span class=\"also\">" + escaped(words("also")) + " " + joined(entity.aliases, ", ") +
           "</span>";
  }
  out += "<span class=\"count\">" + (first ? link("name", *first, mentions) : escaped(mentions));
  if (quoted > 0) out += " \u00B7 " + escaped(words.counted(quoted, "quoted"));
  return out + "</span></li>\n";
}

/// The sentence of a passage, the passage in bold.
std::string sentence_with(const Document& document, Utf16Span at) {
  const Utf16Span around = sentence_around(document, at.start).value_or(at);
  const std::uint32_t end = std::max(around.end, at.end);
  return escaped(words_of(document, {around.start, at.start})) + "<b>" +
         escaped(words_of(document, at)) + "</b>" + escaped(words_of(document, {at.end, end}));
}

/// One row of the tables of dates and figures.
std::string row(const Document& document, std::string_view kind, std::size_t i, Utf16Span at,
                const std::string& value, Source source) {
  return "<tr><th scope=\"row\">" + link(kind, i, words_of(document, at)) +
         (source == Source::kUser ? "<span class=\"user\"></span>" : "") + "</th><td>" + value +
         "</td><td" + attribute("lang", document.language.code) + '>' +
         sentence_with(document, at) + "</td></tr>\n";
}

std::string table(const ReportWords& words, const std::string& rows) {
  if (rows.empty()) return {};
  std::string out = "<table>\n<thead><tr>";
  for (const std::string_view column : {"column.words", "column.value", "column.sentence"}) {
    out += "<th scope=\"col\">" + escaped(words(column)) + "</th>";
  }
  return out + "</tr></thead>\n<tbody>\n" + rows + "</tbody>\n</table>\n";
}

}  // namespace

std::string report_cast(const Document& document, const ReportWords& words) {
  constexpr std::array<std::string_view, 4> kSections = {"people", "organisations", "places",
                                                         "others"};
  std::vector<std::size_t> quoted(document.entities.size());
  for (const Quote& quote : document.quotes) {
    if (quote.speaker != kNoEntity) ++quoted[static_cast<std::size_t>(quote.speaker)];
  }
  std::array<std::string, 4> cards;
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    const Entity& entity = document.entities[i];
    if (!is_of_article(entity)) continue;
    cards[static_cast<std::size_t>(entity.type)] += card(document, words, i, quoted[i]);
  }
  std::string out;
  for (std::size_t type = 0; type < cards.size(); ++type) {
    if (cards[type].empty()) continue;
    out += section(kSections[type], words(kSections[type]),
                   "<ul class=\"cast\">\n" + cards[type] + "</ul>\n");
  }
  return out;
}

std::string report_quotes(const Document& document, const ReportWords& words) {
  std::string items;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    if (!is_reported(document, quote.at.start)) continue;
    const std::string speaker = speaker_of(document, quote);
    items += "<li><blockquote" + attribute("lang", document.language.code) + '>' +
             escaped(words_of(document, quote.at)) + "</blockquote><p><strong>" +
             escaped(speaker.empty() ? words("unknown-speaker") : std::string_view(speaker)) +
             "</strong>";
    if (quote.source == Source::kUser) items += "<span class=\"user\"></span>";
    if (quote.cue) {
      items += " \u00B7 <i" + attribute("lang", document.language.code) + '>' +
               escaped(quote.cue->lemma) + "</i>";
      if (quote.cue->stance != Stance::kNeutral) {
        items += " (" + escaped(words(name_of(kStances, quote.cue->stance))) + ')';
      }
    }
    // "selon" says of itself that it is one.
    const bool said_by_cue = quote.kind == QuoteKind::kAccordingTo && quote.cue;
    if (quote.kind != QuoteKind::kDirect && !said_by_cue) {
      items += " \u00B7 " + escaped(words(name_of(kQuoteKinds, quote.kind)));
    }
    if (!quote.closed) items += " \u00B7 " + escaped(words("unclosed"));
    items += " \u00B7 " + link("quote", i, words("in-text")) + "</p></li>\n";
  }
  return section("quotes", words("quotes"),
                 items.empty() ? "" : "<ol class=\"quotes\">\n" + items + "</ol>\n");
}

std::string report_dates(const Document& document, const ReportWords& words) {
  std::string rows;
  for (std::size_t i = 0; i < document.dates.size(); ++i) {
    const Date& date = document.dates[i];
    if (!is_reported(document, date.at.start)) continue;
    rows += row(document, "date", i, date.at,
                escaped(date.value ? words.date(*date.value) : std::string(words("open"))),
                date.source);
  }
  return section("dates", words("dates"), table(words, rows));
}

std::string report_figures(const Document& document, const ReportWords& words) {
  std::string rows;
  for (std::size_t i = 0; i < document.quantities.size(); ++i) {
    const Quantity& quantity = document.quantities[i];
    const bool address = quantity.kind >= QuantityKind::kTicker;
    if (address || !is_reported(document, quantity.at.start)) continue;
    std::string value;
    if (quantity.approximate) value.append(words("about")).append("\u00A0");
    if (quantity.value) value += words.number(*quantity.value);
    if (!quantity.unit.empty()) value.append("\u00A0").append(quantity.unit);
    rows += row(document, "figure", i, quantity.at, escaped(value), Source::kRule);
  }
  return section("figures", words("figures"), table(words, rows));
}

}  // namespace filigrane
