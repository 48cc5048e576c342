#pragma once
#include <string>

#include "pipeline/resources.h"

namespace filigrane {

/// What the model says of a text, line by line: sentences, tokens with tags, names.
std::string selftest_answer(std::u16string_view text, const LanguageModel& model,
                            const Resources::Rules& rules);

/// True when the model answers as it did when it was made (sections "selftest-text" and
/// "selftest-answer"): features, hashing, rules and weights all fit together.
bool passes_selftest(const LanguageModel& model, const Resources::Rules& rules);

}  // namespace filigrane
