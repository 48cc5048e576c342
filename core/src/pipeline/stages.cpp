#include "pipeline/stages.h"

#include "model/encoder_features.h"
#include "names/agreement.h"
#include "names/pairs.h"
#include "tokens/glued.h"

namespace filigrane {
namespace {

/// Reads the text block by block: features, encoder, and what its scores say.
class BlockReader {
 public:
  BlockReader(const LanguageModel& model, std::span<const Attributes> attributes,
              Document& document)
      : model_(model), attributes_(attributes), document_(document) {}

  void read(TokenSpan block) {
    const std::u16string_view text = document_.text;
    const auto tokens = std::span(document_.tokens).subspan(block.start, block.size());
    const auto attributes = attributes_.subspan(block.start, block.size());
    features_.clear();
    add_encoder_features(text, tokens, attributes, model_.gazetteer.find(text, tokens), features_);
    ends_.clear();
    name_steps_.clear();
    const Heads& heads = model_.heads;
    const std::size_t outputs = heads.prompt_outputs();
    model_.encoder.run_pieces(
        features_, scratch_, [&](std::size_t first, std::span<const float> scores) {
          const std::size_t count = scores.size() / outputs;
          model_.tagger.tag(text, tokens.subspan(first, count), attributes.subspan(first, count),
                            scores, heads, model_.morphology, model_.lexicon,
                            [&](std::span<const std::uint32_t> asked) {
                              return model_.encoder.score_rest(asked, scratch_);
                            });
          for (std::size_t i = 0; i < count; ++i) {
            ends_.push_back(heads.end_score(scores.subspan(i * outputs, outputs)));
          }
          model_.names.append_steps(heads, scores, name_steps_);
        });
    const std::size_t known = document_.sentences.size();
    append_sentences(text, document_.tokens, block, attributes_, ends_, document_.sentences);
    model_.names.append_mentions(text, std::span(document_.sentences).subspan(known),
                                 document_.tokens, heads.names(), name_steps_, document_.mentions);
  }

 private:
  const LanguageModel& model_;
  std::span<const Attributes> attributes_;
  Document& document_;
  FeatureTable features_;
  Encoder::Scratch scratch_;
  std::vector<float> ends_;
  std::vector<std::int16_t> name_steps_;
};

/// Calls `take` with the tokens of each block that has some.
template <typename Take>
void for_each_block(const Document& document, Take&& take) {
  std::uint32_t first = 0;
  for (const Block& block : document.blocks) {
    std::uint32_t end = first;
    while (end < document.tokens.size() && document.tokens[end].at.end <= block.at.end) ++end;
    if (end > first) take(TokenSpan{first, end});
    first = end;
  }
}

}  // namespace

void tag_text(Document& document, const LanguageModel* model, const Resources::Rules& rules) {
  static const Lexicon kNoLexicon;
  const std::u16string_view text = document.text;
  document.tokens = tokenize(text, document.blocks, *rules.tokens);
  if (model) {
    document.tokens =
        split_glued(text, std::move(document.tokens), model->lexicon, model->gazetteer);
  }
  const auto attributes = attributes_of(text, document.tokens, model ? model->lexicon : kNoLexicon);
  if (!model) {
    for_each_block(document, [&](TokenSpan block) {
      append_sentences(text, document.tokens, block, attributes, {}, document.sentences);
    });
    return;
  }
  BlockReader reader(*model, attributes, document);
  for_each_block(document, [&](TokenSpan block) { reader.read(block); });
  agree_on_names(document, attributes);
  document.mentions = split_pairs(text, document.mentions, model->gazetteer);
}

}  // namespace filigrane
