// The one table of formats: the command line and the page offer what stands here.
#include <algorithm>
#include <array>

#include "exports/formats.h"

namespace filigrane {
namespace {

struct Format {
  std::string_view name;
  std::string (*write)(const Document&, const OutputOptions&);
};
constexpr std::array kFormats = {
    Format{"json", to_json},
    Format{"csv-entities", to_csv_entities},
    Format{"csv-quotes", to_csv_quotes},
    Format{"csv-dates", to_csv_dates},
    Format{"csv-figures", to_csv_figures},
    Format{"conllu", to_conllu},
    Format{"iob", to_iob},
    Format{"brat", to_brat},
    Format{"w3c", to_web_annotations},
    Format{"tei", to_tei},
    Format{"html", to_report},
};
constexpr auto kNames = [] {
  std::array<std::string_view, kFormats.size()> names;
  std::transform(kFormats.begin(), kFormats.end(), names.begin(),
                 [](const Format& format) { return format.name; });
  return names;
}();

}  // namespace

std::span<const std::string_view> export_formats() { return kNames; }

std::optional<std::string> export_document(const Document& document, std::string_view format,
                                           const OutputOptions& options) {
  for (const Format& each : kFormats) {
    if (each.name == format) return each.write(document, options);
  }
  return std::nullopt;
}

}  // namespace filigrane
