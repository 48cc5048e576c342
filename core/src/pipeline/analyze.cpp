#include "filigrane/filigrane.h"
#include "language/identify.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "names/clusters.h"
#include "names/rank.h"
#include "names/repair.h"
#include "pipeline/resources.h"
#include "pipeline/stages.h"
#include "quantities/quantities.h"
#include "speech/quotes.h"
#include "terms/keywords.h"
#include "terms/statistics.h"
#include "terms/summary.h"
#include "time/dates.h"

namespace filigrane {
namespace {

/// YYYY-MM-DD, with a month and a day that exist.
bool is_iso_date(std::string_view value) {
  if (value.size() != 10 || value[4] != '-' || value[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (value[i] < '0' || value[i] > '9') return false;
  }
  const int month = (value[5] - '0') * 10 + value[6] - '0',
            day = (value[8] - '0') * 10 + value[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

Status check(std::u16string_view text, const Resources& resources, const Options& options) {
  if (text.size() > kMaxTextUnits) return {Code::kTooLarge, "the text is too long"};
  if (options.published && !is_iso_date(*options.published)) {
    return {Code::kInvalidArgument, "published: not a date like 2026-01-31"};
  }
  if (options.language != "auto" && options.language != "und" &&
      !resources.model(options.language)) {
    return {Code::kInvalidArgument, "language: no model for \"" + options.language + '"'};
  }
  return {};
}

Language language_of(std::u16string_view text, const Resources& resources, const Options& options) {
  if (options.language != "auto") return {options.language, 1000};
  std::vector<LanguageCandidate> candidates;
  for (const auto& [code, model] : resources.models()) candidates.push_back({code, &model.lexicon});
  return identify_language(text, candidates);
}

}  // namespace

Result<Document> analyze(std::u16string_view text, const Resources& resources,
                         const Options& options) {
  if (Status status = check(text, resources, options); !status.ok()) return {std::move(status), {}};
  Document document;
  document.text = text;
  document.language = language_of(text, resources, options);
  const LanguageModel* model = resources.model(document.language.code);
  const Resources::Rules& rules = resources.rules(document.language.code);

  document.blocks = find_blocks(document.text);
  tag_text(document, model, rules);
  repair_people(document, *rules.names);
  read_layout(document, resources.layout(), options.blocks, options.published);
  cluster_mentions(document, *rules.names);
  document.dates = find_dates(document, *rules.time);
  document.quantities = find_quantities(document, *rules.figures, *rules.tokens);
  find_quotes(document, *rules.speech, *rules.names);
  rank_entities(document);
  document.keywords = find_keywords(document, *rules.terms, model ? &model->rarity : nullptr);
  document.summary = summarize(document);
  document.statistics = count(document);

  if (model) {
    document.model = model->name;
    document.model_sha256 = model->bundle->sha256_hex();
  } else if (!document.tokens.empty()) {
    document.warnings.push_back({"unknown-language", {}});
  }
  return {{}, std::move(document)};
}

}  // namespace filigrane
