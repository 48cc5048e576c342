// CoNLL-U (universaldependencies.org/format.html), with the names in MISC as document-json.md says.
#include <algorithm>

#include "document/names.h"
#include "filigrane/filigrane.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

class ConlluWriter {
 public:
  ConlluWriter(const Document& document, const OutputOptions& options)
      : document_(document), offset_(document.text, options.unit, options.bytes) {}

  std::string write();

 private:
  void sentence(const Sentence& sentence, std::size_t number, bool opens_block);
  void token(std::uint32_t index, std::uint32_t& word_id);
  void line(std::string_view id, std::string_view form, std::string_view lemma,
            std::string_view upos, std::string_view feats, std::string_view misc);
  std::string misc_of(std::uint32_t index);
  /// A field or comment in UTF-8: what would end it (tabs, line ends) is written as a blank.
  std::string field(Utf16Span at) const {
    return clean(to_utf8(std::u16string_view(document_.text).substr(at.start, at.size())));
  }
  static std::string clean(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
  }

  const Document& document_;
  OffsetConverter offset_;
  std::size_t mention_ = 0;  // the first that does not end before the token at hand
  std::string out_;
};

std::string ConlluWriter::misc_of(std::uint32_t index) {
  const auto& tokens = document_.tokens;
  const Utf16Span at = tokens[index].at;
  std::string misc;
  if (index + 1 < tokens.size() && tokens[index + 1].at.start == at.end) misc = "SpaceAfter=No|";
  misc += "start_char=" + std::to_string(offset_(at.start));
  misc += "|end_char=" + std::to_string(offset_(at.end));
  const auto& mentions = document_.mentions;
  while (mention_ < mentions.size() && mentions[mention_].at.end <= at.start) ++mention_;
  if (mention_ < mentions.size() && mentions[mention_].at.start < at.end) {
    const Mention& mention = mentions[mention_];
    const bool first = index == 0 || tokens[index - 1].at.end <= mention.at.start;
    misc += first ? "|NER=B-" : "|NER=I-";
    misc += mention_type_name(mention.type);
  }
  return misc;
}

void ConlluWriter::line(std::string_view id, std::string_view form, std::string_view lemma,
                        std::string_view upos, std::string_view feats, std::string_view misc) {
  const auto column = [&](std::string_view value) {
    out_.append(value.empty() ? "_" : value);
    out_.push_back('\t');
  };
  column(id);
  column(form);
  column(lemma);
  column(upos);
  column({});  // XPOS
  column(feats);
  column({});  // HEAD
  column({});  // DEPREL
  column({});  // DEPS
  out_.append(misc.empty() ? "_" : misc);
  out_.push_back('\n');
}

void ConlluWriter::token(std::uint32_t index, std::uint32_t& word_id) {
  const Token& token = document_.tokens[index];
  const std::string form = field(token.at), misc = misc_of(index);
  if (token.words.empty()) {
    line(std::to_string(word_id++), form, clean(token.lemma), upos_name(token.upos), token.feats,
         misc);
    return;
  }
  const auto last = word_id + static_cast<std::uint32_t>(token.words.size()) - 1;
  line(std::to_string(word_id) + "-" + std::to_string(last), form, {}, {}, {}, misc);
  for (const Word& word : token.words) {
    line(std::to_string(word_id++), clean(word.form), clean(word.lemma), upos_name(word.upos),
         word.feats, {});
  }
}

void ConlluWriter::sentence(const Sentence& sentence, std::size_t number, bool opens_block) {
  if (opens_block) out_ += "# newpar\n";
  out_ += "# sent_id = " + std::to_string(number) + "\n# text = " + field(sentence.at) + "\n";
  std::uint32_t word_id = 1;
  for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) token(i, word_id);
  out_.push_back('\n');
}

std::string ConlluWriter::write() {
  constexpr std::size_t kBytesPerToken = 64;
  out_.reserve(document_.tokens.size() * kBytesPerToken + document_.text.size());
  std::size_t block = 0, number = 0;
  for (const Sentence& each : document_.sentences) {
    bool opens_block = number == 0;
    while (block < document_.blocks.size() && document_.blocks[block].at.start <= each.at.start) {
      opens_block = true;
      ++block;
    }
    sentence(each, ++number, opens_block);
  }
  return std::move(out_);
}

}  // namespace

std::string to_conllu(const Document& document, const OutputOptions& options) {
  return ConlluWriter(document, options).write();
}

}  // namespace filigrane
