/// @file memo.h
/// For callers that analyse one text again and again: after an edit, or with other corrections.
#pragma once
#include <memory>
#include <string_view>

#include "filigrane/filigrane.h"

namespace filigrane {

/// What the model said of each line of the last text. One for each text that is worked on; takes
/// about as much memory as the tokens of a document, up to those of some five megabytes of text.
class AnalysisMemo;
std::shared_ptr<AnalysisMemo> make_analysis_memo();

/// As analyze() without a memo, and with the same answer, but lines that stood in the last text
/// are not read again: where one was changed, the rest costs what looks at the whole text only.
Result<Document> analyze(std::u16string_view text, const Resources& resources,
                         const Options& options, AnalysisMemo& memo);

}  // namespace filigrane
