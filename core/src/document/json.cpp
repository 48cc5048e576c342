// The document as JSON; document-json.md says what each member means.
#include <algorithm>

#include "document/json_writer.h"
#include "document/names.h"
#include "document/said_json.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

/// Writes the parts of one document with the offsets of one unit.
class DocumentWriter {
 public:
  DocumentWriter(const Document& document, const OutputOptions& options)
      : document_(document), offset_(document.text, options.unit, options.bytes) {}

  std::string whole(const OutputOptions& options);
  std::string tokens(TokenSpan which);

 private:
  void field(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.string(value);
  }
  void field(std::string_view name, std::int64_t value) {
    json_.key(name);
    json_.number(value);
  }
  void score(std::string_view name, Score value) {
    json_.key(name);
    json_.score(value);
  }
  void span(Utf16Span at) {
    field("start", std::int64_t{offset_(at.start)});
    field("end", std::int64_t{offset_(at.end)});
  }
  void boolean(std::string_view name, bool value) {
    json_.key(name);
    json_.boolean(value);
  }
  void strings(std::string_view name, const std::vector<std::string>& values) {
    json_.key(name);
    json_.begin_array();
    for (const std::string& value : values) json_.string(value);
    json_.end_array();
  }
  void id(std::string_view name, EntityId entity) {
    json_.key(name);
    if (entity == kNoEntity) {
      json_.null();
    } else {
      json_.number(entity);
    }
  }
  /// An object member; `write` writes its inside.
  template <class Write>
  void object(std::string_view name, Write write) {
    json_.key(name);
    json_.begin_object();
    write();
    json_.end_object();
  }
  /// A span with its words.
  void passage(std::string_view name, Utf16Span at) {
    object(name, [&] {
      span(at);
      field("text", to_utf8(std::u16string_view(document_.text).substr(at.start, at.size())));
    });
  }
  /// An array member; `write` writes the inside of one object.
  template <class Items, class Write>
  void objects(std::string_view name, const Items& items, Write write) {
    json_.key(name);
    json_.begin_array();
    for (const auto& item : items) {
      json_.begin_object();
      write(item);
      json_.end_object();
    }
    json_.end_array();
  }
  void token(const Token& token);
  void metadata(const Metadata& metadata);
  void entity(const Entity& entity, EntityId number);
  void date(const Date& date);
  void quantity(const Quantity& quantity);
  void quote(const Quote& quote);
  void statistics(const Statistics& statistics);
  void keyword(const Keyword& keyword);
  void source_if_user(Source source) {
    if (source == Source::kUser) field("source", name_of(kSources, source));
  }

  const Document& document_;
  OffsetConverter offset_;
  JsonWriter json_;
};

void DocumentWriter::token(const Token& token) {
  span(token.at);
  field("upos", upos_name(token.upos));
  if (!token.lemma.empty()) field("lemma", token.lemma);
  if (!token.feats.empty()) field("feats", token.feats);
  if (token.words.empty()) return;
  objects("words", token.words, [&](const Word& word) {
    field("form", word.form);
    field("upos", upos_name(word.upos));
    if (!word.lemma.empty()) field("lemma", word.lemma);
    if (!word.feats.empty()) field("feats", word.feats);
  });
}

void DocumentWriter::metadata(const Metadata& metadata) {
  if (metadata.title) passage("title", *metadata.title);
  if (metadata.section) passage("section", *metadata.section);
  if (metadata.published) {
    object("published", [&] {
      if (metadata.published->at) span(*metadata.published->at);
      field("value", metadata.published->value);
      field("source", metadata.published->source == Source::kUser ? "user" : "text");
    });
  }
  const auto name = [&](const Metadata::Name& each) {
    span(each.at);
    field("name", each.name);
  };
  if (!metadata.authors.empty()) objects("authors", metadata.authors, name);
  if (!metadata.agencies.empty()) objects("agencies", metadata.agencies, name);
}

void DocumentWriter::entity(const Entity& entity, EntityId number) {
  id("id", number);
  field("type", mention_type_name(entity.type));
  field("name", entity.name);
  strings("aliases", entity.aliases);
  if (!entity.roles.empty()) strings("roles", entity.roles);
  if (entity.gender != Gender::kUnknown) field("gender", name_of(kGenders, entity.gender));
  json_.key("mentions");
  json_.begin_array();
  for (const std::uint32_t mention : entity.mentions) json_.number(mention);
  json_.end_array();
  score("salience", entity.salience);
  source_if_user(entity.source);
}

void DocumentWriter::date(const Date& date) {
  span(date.at);
  field("type", name_of(kDateTypes, date.type));
  json_.key("value");
  if (date.value) {
    json_.string(*date.value);
  } else {
    json_.null();
  }
  boolean("relative", date.relative);
  if (!date.explanation.empty()) field("explanation", date.explanation);
  source_if_user(date.source);
}

void DocumentWriter::quantity(const Quantity& quantity) {
  span(quantity.at);
  field("kind", name_of(kQuantityKinds, quantity.kind));
  json_.key("value");
  if (quantity.value) {
    json_.decimal(*quantity.value);
  } else {
    json_.null();
  }
  if (!quantity.unit.empty()) field("unit", quantity.unit);
  boolean("approximate", quantity.approximate);
}

void DocumentWriter::quote(const Quote& quote) {
  span(quote.at);
  field("kind", name_of(kQuoteKinds, quote.kind));
  id("speaker", quote.speaker);
  if (quote.speaker_text) object("speakerText", [&] { span(*quote.speaker_text); });
  if (quote.cue) {
    object("cue", [&] {
      span(quote.cue->at);
      field("lemma", quote.cue->lemma);
      field("stance", name_of(kStances, quote.cue->stance));
    });
  }
  boolean("closed", quote.closed);
  score("confidence", quote.confidence);
  source_if_user(quote.source);
}

void DocumentWriter::statistics(const Statistics& statistics) {
  field("words", std::int64_t{statistics.words});
  field("sentences", std::int64_t{statistics.sentences});
  field("paragraphs", std::int64_t{statistics.paragraphs});
  if (statistics.readability) {
    object("readability", [&] {
      field("name", statistics.readability->formula);
      json_.key("value");
      json_.tenths(statistics.readability->value_tenths);
    });
  }
  if (statistics.words == 0) return;
  score("lexicalDiversity", statistics.lexical_diversity);
  json_.key("readingMinutes");
  json_.tenths((static_cast<std::int32_t>(statistics.reading_seconds) + 3) / 6);
  objects("quoted", statistics.quoted, [&](const QuotedShare& share) {
    id("speaker", share.speaker);
    field("words", std::int64_t{share.words});
  });
}

void DocumentWriter::keyword(const Keyword& keyword) {
  field("text", keyword.text);
  if (!keyword.lemma.empty()) field("lemma", keyword.lemma);
  score("score", keyword.score);
  json_.key("occurrences");
  json_.begin_array();
  for (const Utf16Span at : keyword.occurrences) {
    json_.begin_array();
    json_.number(offset_(at.start));
    json_.number(offset_(at.end));
    json_.end_array();
  }
  json_.end_array();
}

std::string DocumentWriter::whole(const OutputOptions& options) {
  // About the size that comes out, so that the string does not grow by copies.
  constexpr std::size_t kBytesPerToken = 52, kBytesPerSpan = 96;
  json_.reserve((options.tokens ? document_.tokens.size() * kBytesPerToken : 0) +
                (document_.sentences.size() + document_.mentions.size() + 10) * kBytesPerSpan);
  json_.begin_object();
  field("schema", "filigrane/1");
  json_.key("analyzer");
  json_.begin_object();
  field("version", kVersion);
  if (!document_.model.empty()) {
    field("model", document_.model);
    field("modelSha256", document_.model_sha256);
  }
  json_.end_object();
  field("offsets", name_of(kUnits, options.unit));
  if (options.text) field("text", to_utf8(document_.text));
  json_.key("language");
  json_.begin_object();
  field("code", document_.language.code);
  score("confidence", document_.language.confidence);
  json_.end_object();
  object("metadata", [&] { metadata(document_.metadata); });
  objects("blocks", document_.blocks, [&](const Block& block) {
    span(block.at);
    field("kind", block_kind_name(block.kind));
    boolean("content", is_content(block.kind));
  });
  objects("sentences", document_.sentences, [&](const Sentence& sentence) {
    span(sentence.at);
    json_.key("tokens");
    json_.begin_array();
    json_.number(sentence.tokens.start);
    json_.number(sentence.tokens.end);
    json_.end_array();
  });
  if (options.tokens) {
    objects("tokens", document_.tokens, [&](const Token& each) { token(each); });
  }
  objects("mentions", document_.mentions, [&](const Mention& mention) {
    span(mention.at);
    field("type", mention_type_name(mention.type));
    id("entity", mention.entity);
    score("confidence", mention.confidence);
    field("source", name_of(kSources, mention.source));
    field("reason", name_of(kReasons, mention.reason));
    if (mention.runner_up) {
      object("runnerUp", [&] {
        const auto& type = mention.runner_up->type;
        field("type", type ? mention_type_name(*type) : "none");
        score("confidence", mention.runner_up->confidence);
      });
    }
  });
  EntityId number = 0;
  objects("entities", document_.entities, [&](const Entity& each) { entity(each, number++); });
  objects("dates", document_.dates, [&](const Date& each) { date(each); });
  objects("quantities", document_.quantities, [&](const Quantity& each) { quantity(each); });
  objects("quotes", document_.quotes, [&](const Quote& each) { quote(each); });
  objects("keywords", document_.keywords, [&](const Keyword& each) { keyword(each); });
  json_.key("summary");
  json_.begin_array();
  for (const std::uint32_t sentence : document_.summary) json_.number(sentence);
  json_.end_array();
  object("statistics", [&] { statistics(document_.statistics); });
  objects("warnings", document_.warnings, [&](const Warning& warning) {
    field("code", warning.code);
    span(warning.at);
  });
  write_said(document_, offset_, json_);
  json_.end_object();
  return json_.take();
}

std::string DocumentWriter::tokens(TokenSpan which) {
  json_.begin_array();
  for (std::uint32_t i = which.start; i < which.end; ++i) {
    json_.begin_object();
    token(document_.tokens[i]);
    json_.end_object();
  }
  json_.end_array();
  return json_.take();
}

}  // namespace

std::string to_json(const Document& document, const OutputOptions& options) {
  return DocumentWriter(document, options).whole(options);
}

std::string tokens_to_json(const Document& document, Utf16Span range) {
  const auto& tokens = document.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const Token& t) { return t.at.end <= range.start; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const Token& t) { return t.at.start < range.end; });
  return DocumentWriter(document, {})
      .tokens({static_cast<std::uint32_t>(first - tokens.begin()),
               static_cast<std::uint32_t>(last - tokens.begin())});
}

}  // namespace filigrane
