#pragma once
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "filigrane/filigrane.h"
#include "model/attributes.h"
#include "model/linear_chain.h"
#include "tokens/tokenizer.h"

namespace filigrane {

/// Where sentences end, learnt from treebanks; a line break always ends one.
class SentenceModel {
 public:
  /// Section "sentences" of a bundle: a chain with the labels "in" and "end".
  static std::optional<SentenceModel> read(std::string_view section);

  /// Features of the tokens of one block, for analysis and training alike.
  static void features(std::u16string_view text, std::span<const Token> tokens,
                       std::span<const Attributes> attributes, const TokenRules& rules,
                       FeatureTable& table);

  /// What typography settles: nothing ends before a mark that closes what is open ("… fini. »"),
  /// before a small letter (but behind a full stop), or before a dash that a small letter follows;
  /// a stop and a closing mark before a capital or an opening mark are an end.
  static void permit(std::u16string_view text, std::span<const Token> tokens,
                     std::vector<LabelSet>& allowed);

  const LinearChain& chain() const { return chain_; }

 private:
  LinearChain chain_;
};

/// The sentences of each block. Without a model: a block ends a sentence, and so does a . ? ! or …
/// (with what closes behind it) before a capital.
std::vector<Sentence> find_sentences(std::u16string_view text, std::span<const Block> blocks,
                                     std::span<const Token> tokens,
                                     std::span<const Attributes> attributes,
                                     const TokenRules& rules, const SentenceModel* model);

}  // namespace filigrane
