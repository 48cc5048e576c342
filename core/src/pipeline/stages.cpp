#include "pipeline/stages.h"

#include "model/encoder_features.h"
#include "names/agreement.h"
#include "names/pairs.h"
#include "tokens/glued.h"

namespace filigrane {
namespace {

/// Reads a text block by block: features, encoder, and what its scores say.
class BlockReader {
 public:
  BlockReader(std::u16string_view text, const LanguageModel& model,
              std::span<const Attributes> attributes, TaggedText& reading)
      : text_(text), model_(model), attributes_(attributes), reading_(reading) {}

  void read(TokenSpan block) {
    const auto tokens = std::span(reading_.tokens).subspan(block.start, block.size());
    const auto attributes = attributes_.subspan(block.start, block.size());
    features_.clear();
    add_encoder_features(text_, tokens, attributes, model_.gazetteer.find(text_, tokens),
                         features_);
    ends_.clear();
    name_steps_.clear();
    const Heads& heads = model_.heads;
    const std::size_t outputs = heads.prompt_outputs();
    model_.encoder.run_pieces(
        features_, scratch_, [&](std::size_t first, std::span<const float> scores) {
          const std::size_t count = scores.size() / outputs;
          model_.tagger.tag(text_, tokens.subspan(first, count), attributes.subspan(first, count),
                            scores, heads, model_.morphology, model_.lexicon,
                            [&](std::span<const std::uint32_t> asked) {
                              return model_.encoder.score_rest(asked, scratch_);
                            });
          for (std::size_t i = 0; i < count; ++i) {
            ends_.push_back(heads.end_score(scores.subspan(i * outputs, outputs)));
          }
          model_.names.append_steps(heads, scores, name_steps_);
        });
    const std::size_t known = reading_.sentences.size();
    append_sentences(text_, reading_.tokens, block, attributes_, ends_, reading_.sentences);
    model_.names.append_mentions(text_, std::span(reading_.sentences).subspan(known),
                                 reading_.tokens, heads.names(), name_steps_, reading_.mentions);
  }

 private:
  std::u16string_view text_;
  const LanguageModel& model_;
  std::span<const Attributes> attributes_;
  TaggedText& reading_;
  FeatureTable features_;
  Encoder::Scratch scratch_;
  std::vector<float> ends_;
  std::vector<std::int16_t> name_steps_;
};

/// Calls `take` with each block and its tokens.
template <typename Take>
void for_each_block(std::span<const Block> blocks, std::span<const Token> tokens, Take&& take) {
  std::uint32_t first = 0;
  for (const Block& block : blocks) {
    std::uint32_t end = first;
    while (end < tokens.size() && tokens[end].at.end <= block.at.end) ++end;
    take(block, TokenSpan{first, end});
    first = end;
  }
}

/// Reads some blocks of a text; spans are of the text, tokens counted from the first one read.
TaggedText read_blocks(std::u16string_view text, std::span<const Block> blocks,
                       const LanguageModel* model, const Resources::Rules& rules) {
  static const Lexicon kNoLexicon;
  TaggedText reading;
  reading.tokens = tokenize(text, blocks, *rules.tokens);
  if (model) {
    reading.tokens = split_glued(text, std::move(reading.tokens), model->lexicon, model->gazetteer);
  }
  const auto attributes = attributes_of(text, reading.tokens, model ? model->lexicon : kNoLexicon);
  if (!model) {
    for_each_block(blocks, reading.tokens, [&](const Block&, TokenSpan tokens) {
      append_sentences(text, reading.tokens, tokens, attributes, {}, reading.sentences);
    });
    return reading;
  }
  reading.starts.reserve(attributes.size());
  for (const Attributes& a : attributes) reading.starts.push_back({a.capital, a.tags != 0});
  BlockReader reader(text, *model, attributes, reading);
  for_each_block(blocks, reading.tokens, [&](const Block&, TokenSpan tokens) {
    if (tokens.size() > 0) reader.read(tokens);
  });
  return reading;
}

/// Takes the blocks of a reading out of it one after the other, each counted from its start.
class BlockTaker {
 public:
  explicit BlockTaker(TaggedText all) : all_(std::move(all)) {}

  TaggedText take(Utf16Span block) {
    TaggedText one;
    const std::uint32_t first = token_;
    const auto back = [&](Utf16Span& at) {
      at.start -= block.start;
      at.end -= block.start;
    };
    for (; token_ < all_.tokens.size() && all_.tokens[token_].at.end <= block.end; ++token_) {
      back(one.tokens.emplace_back(std::move(all_.tokens[token_])).at);
      one.starts.push_back(all_.starts[token_]);
    }
    for (; sentence_ < all_.sentences.size() && all_.sentences[sentence_].at.end <= block.end;
         ++sentence_) {
      Sentence& sentence = one.sentences.emplace_back(all_.sentences[sentence_]);
      back(sentence.at);
      sentence.tokens = {sentence.tokens.start - first, sentence.tokens.end - first};
    }
    for (; mention_ < all_.mentions.size() && all_.mentions[mention_].at.end <= block.end;
         ++mention_) {
      back(one.mentions.emplace_back(all_.mentions[mention_]).at);
    }
    return one;
  }

 private:
  TaggedText all_;
  std::uint32_t token_ = 0;
  std::size_t sentence_ = 0, mention_ = 0;
};

/// As read_blocks() of the whole text, but reads only what `memo` does not hold.
TaggedText read_new_blocks(std::u16string_view text, std::span<const Block> blocks,
                           const LanguageModel& model, const Resources::Rules& rules,
                           AnalysisMemo& memo) {
  // What reads a line looks at the unit on each side of it as well.
  const auto line_of = [&](Utf16Span at) {
    const std::uint32_t from = at.start == 0 ? 0 : at.start - 1;
    return text.substr(from, at.end + 1 - from);
  };
  memo.begin(model.bundle->sha256_hex());
  std::vector<const TaggedText*> known;
  std::vector<Block> fresh;
  for (const Block& block : blocks) {
    known.push_back(memo.find(line_of(block.at)));
    if (!known.back()) fresh.push_back(block);
  }
  BlockTaker taker(read_blocks(text, fresh, &model, rules));
  TaggedText all;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Utf16Span at = blocks[i].at;
    if (known[i]) {
      all.append(*known[i], at.start);
      continue;
    }
    TaggedText one = taker.take(at);
    all.append(one, at.start);
    memo.keep(line_of(at), std::move(one));
  }
  memo.end();
  return all;
}

}  // namespace

void tag_text(Document& document, const LanguageModel* model, const Resources::Rules& rules,
              AnalysisMemo* memo) {
  if (memo && !model) memo->forget();
  TaggedText reading = memo && model
                           ? read_new_blocks(document.text, document.blocks, *model, rules, *memo)
                           : read_blocks(document.text, document.blocks, model, rules);
  document.tokens = std::move(reading.tokens);
  document.sentences = std::move(reading.sentences);
  document.mentions = std::move(reading.mentions);
  if (!model) return;
  agree_on_names(document, reading.starts);
  document.mentions = split_pairs(document.text, document.mentions, model->gazetteer);
}

}  // namespace filigrane
