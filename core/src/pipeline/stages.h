/// The stages that need a model, in one place, for analysis, self-test and training alike.
#pragma once
#include <string_view>

#include "filigrane/filigrane.h"
#include "pipeline/line_memo.h"
#include "pipeline/resources.h"

namespace filigrane {

/// Fills in tokens, sentences, tags and mentions of `document`, whose text and blocks are set.
/// @param model  null for a language without one: no tags, no mentions
/// @param memo   what is known of lines, if anything: they are not read again
void tag_text(Document& document, const LanguageModel* model, const Resources::Rules& rules,
              AnalysisMemo* memo = nullptr);

}  // namespace filigrane
