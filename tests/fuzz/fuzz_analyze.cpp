// Any bytes, read as UTF-8 and as raw UTF-16, through the whole of the analysis with the real
// models: the spans must be sound and the output well-formed.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "filigrane/filigrane.h"
#include "models.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace {

using namespace filigrane;

void require(bool holds, const char* what) {
  if (holds) return;
  fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

/// Inside the text, not empty, not cutting a surrogate pair.
void check_span(const Document& d, Utf16Span at) {
  require(at.start < at.end && at.end <= d.text.size(), "a span lies in the text");
  for (const std::uint32_t edge : {at.start, at.end}) {
    const bool cuts = edge > 0 && edge < d.text.size() && (d.text[edge - 1] & 0xFC00) == 0xD800 &&
                      (d.text[edge] & 0xFC00) == 0xDC00;
    require(!cuts, "no span cuts a character");
  }
}

/// In order, disjoint.
template <class Items>
void check_spans(const Document& d, const Items& items) {
  std::uint32_t end = 0;
  for (const auto& item : items) {
    check_span(d, item.at);
    require(item.at.start >= end, "spans are in order and disjoint");
    end = item.at.end;
  }
}

void check_covers_text(const Document& d) {
  std::size_t token = 0;
  for (std::uint32_t at = 0; at < d.text.size();) {
    const CodePoint c = code_point_at(d.text, at);
    while (token < d.tokens.size() && d.tokens[token].at.end <= at) ++token;
    const bool inside = token < d.tokens.size() && d.tokens[token].at.start <= at;
    require(inside || is_blank(c.value), "tokens cover all that is not blank");
    at += c.units;
  }
}

void check(const Document& d) {
  check_spans(d, d.blocks);
  check_spans(d, d.sentences);
  check_spans(d, d.tokens);
  check_spans(d, d.mentions);
  check_spans(d, d.dates);
  check_covers_text(d);
  std::uint32_t next_token = 0;
  std::size_t block = 0;
  for (const Sentence& sentence : d.sentences) {
    require(sentence.tokens.start == next_token && sentence.tokens.end > next_token,
            "sentences share out the tokens");
    next_token = sentence.tokens.end;
    require(next_token <= d.tokens.size(), "tokens of a sentence exist");
    require(sentence.at.start == d.tokens[sentence.tokens.start].at.start &&
                sentence.at.end == d.tokens[next_token - 1].at.end,
            "a sentence goes from its first token to its last");
    while (block < d.blocks.size() && d.blocks[block].at.end < sentence.at.end) ++block;
    require(block < d.blocks.size() && d.blocks[block].at.start <= sentence.at.start,
            "a sentence lies in one block");
  }
  require(next_token == d.tokens.size(), "every token is in a sentence");
  for (const Mention& mention : d.mentions) {
    require(mention.entity >= 0 && static_cast<std::size_t>(mention.entity) < d.entities.size(),
            "a mention has its entity");
    require(mention.confidence <= 1000, "a probability is at most 1");
  }
  for (std::size_t i = 0; i < d.entities.size(); ++i) {
    require(!d.entities[i].mentions.empty(), "an entity has mentions");
    for (const std::uint32_t m : d.entities[i].mentions) {
      require(m < d.mentions.size() && d.mentions[m].entity == static_cast<EntityId>(i),
              "an entity and its mentions agree");
    }
  }
  for (const Keyword& keyword : d.keywords) {
    require(!keyword.occurrences.empty() && keyword.score <= 1000, "a key term occurs");
    for (const Utf16Span at : keyword.occurrences) check_span(d, at);
  }
}

/// Corrections whose every byte is from `data`, with spans in the text or a little outside of it,
/// and a dictionary of words of the text.
Options said_of(std::u16string_view text, std::string_view data) {
  Options options;
  const auto next = [&] {
    if (data.empty()) return 0u;
    const auto value = static_cast<unsigned char>(data.back());
    data.remove_suffix(1);
    return static_cast<unsigned>(value);
  };
  const auto span = [&] {
    const auto size = static_cast<unsigned>(text.size()) + 2;
    const std::uint32_t start = next() * 256 % size + next() % size;
    return Utf16Span{start, start + next() % 24 - (next() % 16 == 0 ? 3 : 0)};
  };
  for (unsigned left = next() % 16; left > 0 && !data.empty(); --left) {
    Correction correction;
    correction.op = static_cast<Correction::Op>(next() % 9);
    correction.at = span();
    correction.type = static_cast<MentionType>(next() % 4);
    correction.everywhere = next() % 2 == 0;
    if (next() % 4 != 0) correction.with = span();
    correction.value = correction.op == Correction::Op::kDate ? "2025-08-06" : "Un nom";
    options.corrections.push_back(std::move(correction));
  }
  for (unsigned left = next() % 4; left > 0 && !text.empty(); --left) {
    const std::size_t from = next() * 16 % text.size();
    DictionaryEntry entry;
    entry.form = "x" + to_utf8(text.substr(from, 1 + next() % 12));
    if (next() % 2 == 0) entry.form.erase(0, 1);
    if (next() % 3 != 0) entry.type = static_cast<MentionType>(next() % 4);
    if (!entry.form.empty()) options.dictionary.push_back(std::move(entry));
  }
  return options;
}

void run(std::u16string_view text, const OffsetMap* bytes, const Options& options) {
  const auto analyzed = analyze(text, committed_resources(), options);
  // A form of blanks is refused, and nothing else.
  if (analyzed.status.detail.starts_with("dictionary")) return;
  require(analyzed.status.ok(), analyzed.status.detail.c_str());
  const Document& d = analyzed.value;
  require(d.text == text, "the text is never altered");
  check(d);
  for (const Offsets unit : {Offsets::kUtf16, Offsets::kUtf8}) {
    const std::string json = to_json(d, {.unit = unit, .bytes = bytes});
    require(nlohmann::json::accept(json), "the output is JSON in UTF-8");
  }
  const std::string conllu = to_conllu(d, {.unit = Offsets::kCodepoint});
  require(decode_utf8(conllu).warnings.empty(), "CoNLL-U is UTF-8");
  // One format for each input: all of them would be most of the time.
  const auto formats = export_formats();
  const std::string exported =
      export_document(d, formats[text.size() % formats.size()], {.text = true}).value();
  require(decode_utf8(exported).warnings.empty(), "every export is UTF-8");
  require(d.tokens.empty() || conllu.ends_with("\n\n"), "CoNLL-U ends with a blank line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Decoded decoded = decode_utf8(bytes);
  run(decoded.text, decoded.bytes.get(), {});
  run(decoded.text, decoded.bytes.get(), said_of(decoded.text, bytes));
  std::u16string raw(size / 2, u'\0');
  std::memcpy(raw.data(), data, raw.size() * 2);
  run(raw, nullptr, said_of(raw, bytes));
  return 0;
}
