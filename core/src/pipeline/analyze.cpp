#include <algorithm>

#include "corrections/corrections.h"
#include "filigrane/filigrane.h"
#include "language/identify.h"
#include "layout/blocks.h"
#include "layout/layout.h"
#include "names/clusters.h"
#include "names/rank.h"
#include "names/repair.h"
#include "names/spellings.h"
#include "pipeline/resources.h"
#include "pipeline/stages.h"
#include "quantities/quantities.h"
#include "speech/quotes.h"
#include "terms/keywords.h"
#include "terms/statistics.h"
#include "terms/summary.h"
#include "text/chars.h"
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

/// 2025, 2025-07, 2025-07-19 or 2025-07-19T20:30
bool is_date_value(std::string_view value) {
  constexpr std::string_view kFirst = "0000-01-01", kPattern = "dddd-dd-ddTdd:dd";
  constexpr std::size_t kDay = kFirst.size();
  const std::size_t size = value.size();
  if (size != 4 && size != 7 && size != kDay && size != kPattern.size()) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const bool digit = value[i] >= '0' && value[i] <= '9';
    if (kPattern[i] == 'd' ? !digit : value[i] != kPattern[i]) return false;
  }
  const auto number = [&](std::size_t at) { return (value[at] - '0') * 10 + value[at + 1] - '0'; };
  if (size == kPattern.size() && (number(11) > 23 || number(14) > 59)) return false;
  // What is left out is the first of its kind.
  std::string day(value.substr(0, kDay));
  day += kFirst.substr(day.size());
  return is_iso_date(day);
}

bool is_blank_utf8(std::string_view text) {
  const std::u16string units = decode_utf8(text).text;
  return std::all_of(units.begin(), units.end(), [](char16_t c) { return is_blank(c); });
}

Status check_corrections(const Options& options) {
  for (const Correction& correction : options.corrections) {
    if (correction.op == Correction::Op::kDate && !is_date_value(correction.value)) {
      return {Code::kInvalidArgument, "corrections: no date like 2026-01-31 or 2026"};
    }
    if (correction.op == Correction::Op::kRename && is_blank_utf8(correction.value)) {
      return {Code::kInvalidArgument, "corrections: a name without letters"};
    }
  }
  for (const DictionaryEntry& entry : options.dictionary) {
    if (is_blank_utf8(entry.form)) {
      return {Code::kInvalidArgument, "dictionary: a form without letters"};
    }
  }
  return {};
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
  return check_corrections(options);
}

Language language_of(std::u16string_view text, const Resources& resources, const Options& options) {
  if (options.language != "auto") return {options.language, 1000};
  std::vector<LanguageCandidate> candidates;
  for (const auto& [code, model] : resources.models()) candidates.push_back({code, &model.lexicon});
  return identify_language(text, candidates);
}

Result<Document> analyze_with(std::u16string_view text, const Resources& resources,
                              const Options& options, AnalysisMemo* memo) {
  if (Status status = check(text, resources, options); !status.ok()) return {std::move(status), {}};
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
