/// One function a format: a Document in, text in UTF-8 out. docs/exports.md says what is in each.
#pragma once
#include <string>

#include "filigrane/filigrane.h"

namespace filigrane {

/// One row an entity of the article; offsets of all its mentions.
std::string to_csv_entities(const Document& document, const OutputOptions& options);
/// One row a quotation or report.
std::string to_csv_quotes(const Document& document, const OutputOptions& options);
/// One row an expression of time.
std::string to_csv_dates(const Document& document, const OutputOptions& options);
/// One row an amount, measure, number or address.
std::string to_csv_figures(const Document& document, const OutputOptions& options);
/// A token and its IOB2 tag a line.
std::string to_iob(const Document& document, const OutputOptions& options);
/// The .ann file of brat, offsets in code points.
std::string to_brat(const Document& document, const OutputOptions& options);
/// A W3C AnnotationCollection, offsets in code points, with the text.
std::string to_web_annotations(const Document& document, const OutputOptions& options);
/// TEI P5: the text as given with its marks in it.
std::string to_tei(const Document& document, const OutputOptions& options);
/// A report for people: one HTML file with the article, its marks, and lists.
std::string to_report(const Document& document, const OutputOptions& options);

}  // namespace filigrane
