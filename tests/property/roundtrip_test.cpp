// What must hold for every text: spans lie in the text and in each other, tokens and gaps rebuild
// it, and each offset unit selects the same characters.
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "filigrane/filigrane.h"
#include "layout/blocks.h"
#include "models.h"
#include "property/random_text.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

/// The units as numbers, for a failure that can be typed in again.
std::string shown(std::u16string_view text) {
  std::string out = "u\"";
  char unit[8];
  for (const char16_t c : text) {
    std::snprintf(unit, sizeof unit, "\\x%04X", static_cast<unsigned>(c));
    out += unit;
  }
  return out + '"';
}

bool is_combining(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_COMBINING_SPACING_MARK;
}

bool inside_pair(std::u16string_view text, std::uint32_t at) {
  return at > 0 && at < text.size() && code_point_at(text, at - 1).units == 2;
}

bool blank_only(std::u16string_view text, std::uint32_t from, std::uint32_t to) {
  while (from < to && is_blank(text[from])) ++from;
  return from == to;
}

/// What is wrong with the blocks and tokens of `text`; empty when nothing is.
std::string problem_with(std::u16string_view text, std::span<const Block> blocks,
                         std::span<const Token> tokens) {
  std::uint32_t at = 0;
  std::size_t block = 0;
  for (const Token& token : tokens) {
    const auto [start, end] = token.at;
    if (start >= end || end > text.size()) return "empty or outside the text";
    if (start < at) return "not in order, or overlapping";
    if (!blank_only(text, at, start)) return "characters between tokens are not blank";
    if (is_blank(text[start]) || is_blank(text[end - 1])) return "a blank at an edge";
    if (inside_pair(text, start) || inside_pair(text, end)) return "half a surrogate pair";
    if (start > 0 && is_combining(code_point_at(text, start).value) && !is_blank(text[start - 1])) {
      return "begins with a combining mark";
    }
    while (block < blocks.size() && blocks[block].at.end <= start) ++block;
    if (block == blocks.size() || start < blocks[block].at.start || end > blocks[block].at.end) {
      return "not inside one block";
    }
    at = end;
  }
  if (!blank_only(text, at, static_cast<std::uint32_t>(text.size()))) return "the rest is missing";
  return {};
}

enum class Alphabet { kUnits, kNasty, kPress, kRepeated };

std::u16string random_text(Alphabet alphabet, std::uint32_t seed, std::uint32_t size) {
  RandomText random(seed);
  switch (alphabet) {
    case Alphabet::kUnits:
      return random.units(size);
    case Alphabet::kNasty:
      return random.nasty(random.below(size));
    case Alphabet::kPress:
      return random.press(random.below(size));
    case Alphabet::kRepeated:
      return random.repeated(random.below(size));
  }
  return {};
}

std::string name_of(const testing::TestParamInfo<Alphabet>& alphabet) {
  constexpr const char* kNames[] = {"Units", "Nasty", "Press", "Repeated"};
  return kNames[static_cast<int>(alphabet.param)];
}

class RandomTexts : public testing::TestWithParam<Alphabet> {};
INSTANTIATE_TEST_SUITE_P(Alphabets, RandomTexts,
                         testing::Values(Alphabet::kUnits, Alphabet::kNasty, Alphabet::kPress,
                                         Alphabet::kRepeated),
                         name_of);

TEST_P(RandomTexts, TokensAndGapsRebuildTheText) {
  for (const std::string_view language : {"fr", "en", "und"}) {
    const auto rules = read_token_rules(language);
    for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
      const std::u16string text = random_text(GetParam(), seed, 40);
      const auto blocks = find_blocks(text);
      const std::string problem = problem_with(text, blocks, tokenize(text, blocks, *rules));
      ASSERT_EQ(problem, "") << language << ", seed " << seed << ": " << shown(text);
    }
  }
}

// A line alone is cut as it is among others.
TEST_P(RandomTexts, LinesAreCutAlone) {
  const auto rules = read_token_rules("fr");
  for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
    const std::u16string text = random_text(GetParam(), seed, 60);
    const auto blocks = find_blocks(text);
    std::vector<Utf16Span> together, alone;
    for (const Token& token : tokenize(text, blocks, *rules)) together.push_back(token.at);
    for (const Block& block : blocks) {
      const auto line = std::u16string_view(text).substr(block.at.start, block.at.size());
      const Block whole{{0, static_cast<std::uint32_t>(line.size())}};
      for (const Token& token : tokenize(line, std::span(&whole, 1), *rules)) {
        alone.push_back({block.at.start + token.at.start, block.at.start + token.at.end});
      }
    }
    ASSERT_EQ(together, alone) << "seed " << seed << ": " << shown(text);
  }
}

/// What is wrong with the rest of a document: sentences, mentions, entities, dates, key terms.
std::string problem_with(const Document& document) {
  const std::u16string_view text = document.text;
  std::string problem = problem_with(text, document.blocks, document.tokens);
  if (!problem.empty()) return "tokens: " + problem;

  std::uint32_t token = 0;
  std::size_t block = 0;
  for (const Sentence& sentence : document.sentences) {
    if (sentence.tokens.start != token || sentence.tokens.end <= token ||
        sentence.tokens.end > document.tokens.size()) {
      return "sentences: tokens missing, shared or none";
    }
    token = sentence.tokens.end;
    if (sentence.at.start != document.tokens[sentence.tokens.start].at.start ||
        sentence.at.end != document.tokens[token - 1].at.end) {
      return "sentences: not from the first token to the last";
    }
    while (block < document.blocks.size() && document.blocks[block].at.end <= sentence.at.start) {
      ++block;
    }
    if (block == document.blocks.size() || sentence.at.end > document.blocks[block].at.end) {
      return "sentences: across blocks";
    }
  }
  if (token != document.tokens.size()) return "sentences: tokens left over";

  const auto on_tokens = [&](Utf16Span span) {
    bool starts = false, ends = false;
    for (const Token& candidate : document.tokens) {
      starts = starts || candidate.at.start == span.start;
      ends = ends || candidate.at.end == span.end;
    }
    return starts && ends && span.start < span.end;
  };
  // Part of the text, and no surrogate pair is cut.
  const auto whole = [&](Utf16Span span) {
    const auto cuts = [&](std::uint32_t at) {
      return at > 0 && at < text.size() && code_point_at(text, at - 1).units == 2;
    };
    return span.start < span.end && span.end <= text.size() && !cuts(span.start) && !cuts(span.end);
  };
  std::uint32_t at = 0;
  for (const Mention& mention : document.mentions) {
    if (mention.at.start < at) return "mentions: not in order, or overlapping";
    if (!whole(mention.at)) return "mentions: not whole";
    if (mention.entity < kNoEntity ||
        mention.entity >= static_cast<EntityId>(document.entities.size())) {
      return "mentions: no such entity";
    }
    at = mention.at.end;
  }
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    const Entity& entity = document.entities[i];
    if (entity.mentions.empty() || entity.name.empty()) return "entities: without mention or name";
    for (const std::uint32_t id : entity.mentions) {
      if (id >= document.mentions.size()) return "entities: no such mention";
      if (document.mentions[id].entity != static_cast<EntityId>(i)) {
        return "entities: the mention is another's";
      }
    }
  }
  at = 0;
  for (const Date& date : document.dates) {
    if (!whole(date.at)) return "dates: not whole";
    if (date.at.start < at) return "dates: not in order, or overlapping";
    at = date.at.end;
  }
  at = 0;
  for (const Quantity& quantity : document.quantities) {
    if (!whole(quantity.at)) return "quantities: not whole";
    if (quantity.at.start < at) return "quantities: not in order, or overlapping";
    at = quantity.at.end;
  }
  at = 0;
  for (const Quote& quote : document.quotes) {
    if (!whole(quote.at) || (quote.cue && !whole(quote.cue->at)) ||
        (quote.speaker_text && !whole(*quote.speaker_text))) {
      return "quotes: not whole";
    }
    if (quote.at.start < at) return "quotes: not in order";
    at = quote.at.start;
    if (quote.speaker < kNoEntity ||
        quote.speaker >= static_cast<EntityId>(document.entities.size())) {
      return "quotes: no such speaker";
    }
  }
  for (const std::uint32_t sentence : document.summary) {
    if (sentence >= document.sentences.size()) return "summary: no such sentence";
  }
  for (const Keyword& keyword : document.keywords) {
    if (keyword.occurrences.empty() || keyword.text.empty()) return "keywords: without occurrence";
    for (const Utf16Span span : keyword.occurrences) {
      if (!on_tokens(span)) return "keywords: not on tokens";
    }
  }
  return {};
}

TEST_P(RandomTexts, DocumentsHoldTogether) {
  for (const std::string_view language : {"fr", "en", "und"}) {
    Options options;
    options.language = language;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
      const std::u16string text = random_text(GetParam(), seed, 80);
      const auto document = analyze(text, committed_resources(), options);
      ASSERT_TRUE(document.status.ok()) << document.status.detail;
      ASSERT_EQ(document.value.text, text);
      ASSERT_EQ(problem_with(document.value), "")
          << language << ", seed " << seed << ": " << shown(text);
    }
  }
}

/// UTF-16 offset of each offset in `unit`, and one beyond the text.
std::vector<std::uint32_t> utf16_offsets(std::u16string_view text, Offsets unit) {
  std::vector<std::uint32_t> offsets;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::uint32_t size = unit == Offsets::kUtf8 ? utf8_size(c.value) : 1;
    offsets.insert(offsets.end(), size, at);
    at += c.units;
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

/// Checks each object with "start" and "end" of `other` against its twin in `utf16`.
void expect_same_spans(const nlohmann::json& utf16, const nlohmann::json& other,
                       const std::vector<std::uint32_t>& offsets) {
  ASSERT_EQ(utf16.size(), other.size());
  if (other.is_object() && other.contains("start") && other.contains("end")) {
    for (const char* name : {"start", "end"}) {
      const auto at = other[name].get<std::size_t>();
      ASSERT_LT(at, offsets.size());
      ASSERT_EQ(offsets[at], utf16[name].get<std::uint32_t>());
    }
  }
  if (!other.is_structured()) return;
  auto twin = utf16.begin();
  for (const auto& item : other) {
    expect_same_spans(*twin, item, offsets);
    ++twin;
  }
}

TEST_P(RandomTexts, EveryOffsetUnitSelectsTheSame) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const std::u16string text = random_text(GetParam(), seed, 60);
    const auto document = analyze(text, committed_resources(), {});
    ASSERT_TRUE(document.status.ok());
    const auto utf16 = nlohmann::json::parse(to_json(document.value), nullptr, false);
    ASSERT_FALSE(utf16.is_discarded()) << shown(text);
    for (const Offsets unit : {Offsets::kCodepoint, Offsets::kUtf8}) {
      OutputOptions options;
      options.unit = unit;
      const auto other = nlohmann::json::parse(to_json(document.value, options), nullptr, false);
      ASSERT_FALSE(other.is_discarded()) << shown(text);
      ASSERT_FALSE(other["tokens"].empty() && !document.value.tokens.empty());
      expect_same_spans(utf16, other, utf16_offsets(text, unit));
      ASSERT_FALSE(HasFatalFailure()) << "seed " << seed << ": " << shown(text);
    }
  }
}

/// The words between two offsets in code points.
std::string words_at(std::u16string_view text, const std::vector<std::uint32_t>& offsets,
                     std::size_t start, std::size_t end) {
  return to_utf8(text.substr(offsets[start], offsets[end] - offsets[start]));
}

TEST_P(RandomTexts, ExportedSpansGiveBackTheirWords) {
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    const std::u16string text = random_text(GetParam(), seed, 60);
    const auto document = analyze(text, committed_resources(), {}).value;
    const auto offsets = utf16_offsets(text, Offsets::kCodepoint);
    const auto w3c =
        nlohmann::json::parse(export_document(document, "w3c").value(), nullptr, false);
    ASSERT_FALSE(w3c.is_discarded()) << shown(text);
    for (const auto& item : w3c["first"]["items"]) {
      const auto& selectors = item["target"]["selector"];
      ASSERT_EQ(selectors[1]["exact"],
                words_at(text, offsets, selectors[0]["start"], selectors[0]["end"]))
          << "seed " << seed << ": " << shown(text);
    }
    std::istringstream brat(export_document(document, "brat").value());
    for (std::string line; std::getline(brat, line);) {
      const auto tab = line.find('\t'), second = line.find('\t', tab + 1);
      if (line[0] != 'T') continue;
      std::istringstream fragments(line.substr(line.find(' '), second - line.find(' ')));
      std::string words;
      for (std::string part; std::getline(fragments, part, ';');) {
        std::istringstream numbers(part);
        std::size_t start = 0, end = 0;
        numbers >> start >> end;
        words += (words.empty() ? "" : " ") + words_at(text, offsets, start, end);
      }
      ASSERT_EQ(line.substr(second + 1), words) << "seed " << seed << ": " << shown(text);
    }
  }
}

}  // namespace
}  // namespace filigrane
