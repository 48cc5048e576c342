#include "corrections/corrections.h"
#include "filigrane/filigrane.h"
#include "language/identify.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "names/clusters.h"
#include "names/rank.h"
#include "names/repair.h"
#include "names/spellings.h"
#include "pipeline/check_options.h"
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

Language language_of(std::u16string_view text, const Resources& resources, const Options& options) {
  if (options.language != "auto") return {options.language, 1000};
  std::vector<LanguageCandidate> candidates;
  for (const auto& [code, model] : resources.models()) candidates.push_back({code, &model.lexicon});
  return identify_language(text, candidates);
}

Result<Document> analyze_with(std::u16string_view text, const Resources& resources,
                              const Options& options, AnalysisMemo* memo) {
  if (Status status = check_options(text, resources, options); !status.ok())
    return {std::move(status), {}};
  Document document;
  document.text = text;
  document.corrections = options.corrections;
  document.language = language_of(text, resources, options);
  const LanguageModel* model = resources.model(document.language.code);
  const Resources::Rules& rules = resources.rules(document.language.code);

  document.blocks = find_blocks(document.text);
  tag_text(document, model, rules, memo);
  repair_people(document, *rules.names);
  correct_names(document, options.dictionary);
  read_layout(document, resources.layout(), options.blocks, options.published);
  cluster_mentions(document, *rules.names);
  correct_entities(document, *rules.names);
  document.dates = find_dates(document, *rules.time);
  correct_dates(document);
  document.quantities = find_quantities(document, *rules.figures, *rules.tokens);
  find_quotes(document, *rules.speech, *rules.names);
  correct_quotes(document);
  warn_of_spellings(document);
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

}  // namespace

Result<Document> analyze(std::u16string_view text, const Resources& resources,
                         const Options& options) {
  return analyze_with(text, resources, options, nullptr);
}

Result<Document> analyze(std::u16string_view text, const Resources& resources,
                         const Options& options, AnalysisMemo& memo) {
  return analyze_with(text, resources, options, &memo);
}

}  // namespace filigrane
