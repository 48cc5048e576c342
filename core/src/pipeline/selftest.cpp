#include "pipeline/selftest.h"

#include "layout/blocks.h"
#include "pipeline/stages.h"
#include "text/utf8.h"

namespace filigrane {

std::string selftest_answer(std::u16string_view text, const LanguageModel& model,
                            const Resources::Rules& rules) {
  Document document;
  document.text = text;
  document.blocks = find_blocks(document.text);
  tag_text(document, &model, rules);
  std::string answer;
  const auto span = [&](Utf16Span at) {
    answer += std::to_string(at.start) + '-' + std::to_string(at.end);
  };
  for (const Sentence& sentence : document.sentences) {
    span(sentence.at);
    answer += '\n';
  }
  for (const Token& token : document.tokens) {
    span(token.at);
    answer += ' ';
    answer += upos_name(token.upos);
    answer += '\n';
  }
  for (const Mention& mention : document.mentions) {
    span(mention.at);
    answer += ' ' + std::to_string(static_cast<int>(mention.type)) + '\n';
  }
  return answer;
}

bool passes_selftest(const LanguageModel& model, const Resources::Rules& rules) {
  const std::string_view utf8 = model.bundle->section("selftest-text");
  const std::u16string text = to_utf16(utf8);
  return !text.empty() &&
         selftest_answer(text, model, rules) == model.bundle->section("selftest-answer");
}

}  // namespace filigrane
