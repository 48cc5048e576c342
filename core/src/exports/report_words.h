/// The words of the HTML report in the language of its reader: core/data/report_labels.tsv.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

class ReportWords {
 public:
  /// @param locale  "fr" or "en"
  explicit ReportWords(std::string_view locale);

  std::string_view locale() const { return locale_; }
  /// The label of a key; the key itself where there is none, so that a gap is seen.
  std::string_view operator()(std::string_view key) const;
  /// "1 mention", "3 mentions": the key with .one or .many behind.
  std::string counted(std::size_t count, std::string_view key) const;
  /// 2025-07-19 as "19 juillet 2025", 2025-07 as "juillet 2025"; other values as they are.
  std::string date(std::string_view iso) const;
  /// 40000.5 as "40 000,5".
  std::string number(std::string_view decimal) const;

 private:
  std::string_view locale_;
  std::map<std::string_view, std::string_view> labels_;
};

/// What the report of a document is written in: the locale asked, else the language of the text.
std::string_view report_locale(const Document& document, std::string_view asked);

}  // namespace filigrane
