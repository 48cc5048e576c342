/// The parts of the HTML report. All of it is well-formed XML as well, without a script.
#pragma once
#include <string>

#include "exports/report_words.h"
#include "filigrane/filigrane.h"

namespace filigrane {

/// Whether a place is in the report: menus and other headlines around the article are not.
bool is_reported(const Document& document, std::uint32_t at);

/// The article with its marks. Each quotation, date and figure, and each mention, is `#quote-0` and
/// so on, for the lists to lead there.
std::string report_article(const Document& document, const ReportWords& words);
/// Who and what is named; who said what; dates; figures.
std::string report_cast(const Document& document, const ReportWords& words);
std::string report_quotes(const Document& document, const ReportWords& words);
std::string report_dates(const Document& document, const ReportWords& words);
std::string report_figures(const Document& document, const ReportWords& words);

}  // namespace filigrane
