/// A small document with one of everything, made by hand, for the tests of all formats.
#pragma once
#include "filigrane/filigrane.h"

namespace filigrane {

/// The `n`th occurrence (from 0) of `words` in the text.
inline Utf16Span where(const Document& d, std::u16string_view words, int n = 0) {
  std::size_t at = d.text.find(words);
  while (n-- > 0) at = d.text.find(words, at + 1);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// A title and a paragraph: a person named twice, once by the reader; her words over two sentences
/// with a percentage and a name inside; a date; an emoji before all, to tell the units apart.
inline Document sample() {
  Document d;
  d.text =
      u"\U0001F600 Lyon & fils\r\n"
      u"Zo\u00E9 dit : \u00AB\u00A0C\u2019est 5\u00A0%. Lyon gagne\u00A0\u00BB, hier. Oui, "
      u"Zo\u00E9.";
  d.language = {"fr", 990};
  const Utf16Span title = where(d, u"\U0001F600 Lyon & fils");
  const auto size = static_cast<std::uint32_t>(d.text.size());
  const std::uint32_t first = where(d, u"%.").end, second = where(d, u"hier.").end;
  const Utf16Span body = {title.end + 2, size};
  d.blocks = {{title, BlockKind::kTitle}, {body, BlockKind::kBody}};
  d.metadata.title = title;
  d.sentences = {{title, {0, 4}},
                 {{body.start, first}, {4, 5}},
                 {{first + 1, second}, {5, 6}},
                 {{second + 1, size}, {6, 8}}};
  d.tokens = {{where(d, u"\U0001F600"), Upos::kSym, {}, {}, {}},
              {where(d, u"Lyon"), Upos::kPropn, {}, {}, {}},
              {where(d, u"&"), Upos::kSym, {}, {}, {}},
              {where(d, u"fils"), Upos::kPropn, {}, {}, {}},
              {{body.start, first}, Upos::kX, {}, {}, {}},
              {{first + 1, second}, Upos::kX, {}, {}, {}},
              {where(d, u"Oui,"), Upos::kIntj, {}, {}, {}},
              {{size - 4, size}, Upos::kPropn, {}, {}, {}}};
  d.mentions = {{where(d, u"Lyon & fils"), MentionType::kOrg, 1, 800, Source::kModel},
                {where(d, u"Zo\u00E9"), MentionType::kPer, 0, 950, Source::kModel},
                {where(d, u"Lyon", 1), MentionType::kLoc, 2, 700, Source::kRule},
                {where(d, u"Zo\u00E9", 1), MentionType::kPer, 0, 1000, Source::kUser}};
  d.entities = {{MentionType::kPer,
                 "Zo\u00E9",
                 {"Mme \"Z\""},
                 {"maire", "=\u00E9lue"},
                 Gender::kFeminine,
                 {1, 3},
                 900},
                {MentionType::kOrg, "Lyon & fils", {}, {}, Gender::kUnknown, {0}, 0},
                {MentionType::kLoc, "Lyon", {}, {}, Gender::kUnknown, {2}, 100}};
  d.quotes = {{where(d, u"C\u2019est 5\u00A0%. Lyon gagne"), QuoteKind::kDirect, 0,
               where(d, u"Zo\u00E9"), Cue{where(d, u"dit"), "dire"}, true, 950}};
  d.dates = {
      {where(d, u"hier"), DateType::kDate, "2025-07-18", true, "-P1D 2025-07-19 publication"}};
  d.quantities = {{where(d, u"5\u00A0%"), QuantityKind::kPercent, "5", "%", true}};
  d.statistics.words = 9;
  return d;
}

}  // namespace filigrane
