// The HTML report: one file to send, to keep, to print. Inline style, no script, no request; its
// policy allows the one style sheet by its hash and nothing else.
#include "exports/report.h"

#include "base/embedded_data.h"
#include "base/sha256.h"
#include "exports/formats.h"
#include "exports/passages.h"
#include "exports/xml.h"

namespace filigrane {
namespace {

std::string base64(const Sha256& bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (i + k < bytes.size() ? bytes[i + k] : 0u);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const bool filled = i + k <= bytes.size();
      out += filled ? kDigits[group >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::string head(std::string_view title) {
  const std::string_view style = embedded_data("report.css");
  const std::string policy = "default-src 'none'; style-src 'sha256-" + base64(sha256(style)) +
                             "'; base-uri 'none'; form-action 'none'";
  return "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\"" +
         attribute("content", policy) +
         "/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n"
         "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>" +
         escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n";
}

/// When, by whom, how long.
std::string facts(const Document& document, const ReportWords& words) {
  const Metadata& metadata = document.metadata;
  std::string out;
  const auto add = [&](const std::string& fact) {
    out += (out.empty() ? "" : " \u00B7 ") + escaped(fact);
  };
  for (const auto* names : {&metadata.authors, &metadata.agencies}) {
    for (const Metadata::Name& each : *names) add(each.name);
  }
  if (metadata.published) {
    add(std::string(words("published")) + ' ' + words.date(metadata.published->value));
  }
  add(words.number(std::to_string(document.statistics.words)) + "\u00A0" +
      std::string(words("words")));
  add(std::to_string((document.statistics.reading_seconds + 59) / 60) + "\u00A0" +
      std::string(words("minutes")));
  return "<p class=\"facts\">" + out + "</p>\n";
}

std::string legend(const ReportWords& words) {
  struct Entry {
    std::string_view style, label;
    bool block = false;
  };
  constexpr Entry kEntries[] = {{"per", "name.PER"},
                                {"org", "name.ORG"},
                                {"loc", "name.LOC"},
                                {"misc", "name.MISC"},
                                {"date", "legend.date"},
                                {"figure", "legend.figure"},
                                {"quoted", "legend.quote", true},
                                {"reported", "legend.report", true},
                                {"user", "legend.user", true}};
  std::string out = "<ul class=\"legend\"" + attribute("aria-label", words("legend")) + ">\n";
  for (const Entry& entry : kEntries) {
    const std::string tag = entry.block ? "span" : "mark";
    out += "<li><";
    out += tag;
    out += attribute("class", entry.style);
    out += '>';
    out += escaped(words(entry.label));
    out += "</";
    out += tag;
    out += "></li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace

std::string to_report(const Document& document, const OutputOptions& options) {
  const ReportWords words(report_locale(document, options.locale));
  const auto& title = document.metadata.title;
  const std::string name = title ? words_of(document, *title) : std::string(words("no-title"));
  return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"" +
         attribute("lang", words.locale()) + ">\n" + head(name) + "<body>\n<header>\n" +
         facts(document, words) + legend(words) + "</header>\n<main>\n" +
         report_article(document, words) + "<div class=\"findings\">\n" +
         report_cast(document, words) + report_quotes(document, words) +
         report_dates(document, words) + report_figures(document, words) +
         "</div>\n</main>\n<footer>\n<p>" + escaped(words("made")) + "</p>\n<p>" +
         escaped(words("offsets")) + " Filigrane " + std::string(kVersion) +
         (document.model.empty() ? "" : ", " + escaped(document.model)) +
         ".</p>\n</footer>\n</body>\n</html>\n";
}

}  // namespace filigrane
