#include "pipeline/stages.h"

#include "names/agreement.h"

namespace filigrane {

void tag_text(Document& document, const LanguageModel* model, const Resources::Rules& rules) {
  static const Lexicon kNoLexicon;
  const std::u16string_view text = document.text;
  document.tokens = tokenize(text, document.blocks, *rules.tokens);
  const auto attributes = attributes_of(text, document.tokens, model ? model->lexicon : kNoLexicon);
  document.sentences = find_sentences(text, document.blocks, document.tokens, attributes,
                                      *rules.tokens, model ? &model->sentences : nullptr);
  if (!model) return;
  const auto hints = model->gazetteer.find(text, document.tokens);
  model->tagger.tag(text, document.sentences, attributes, hints, model->lexicon, document.tokens);
  document.mentions =
      model->names.find(text, document.sentences, document.tokens, attributes, hints);
  agree_on_names(document, attributes);
}

}  // namespace filigrane
