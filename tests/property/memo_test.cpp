// A memo of the lines read before changes nothing but the time that an analysis takes.
#include "filigrane/memo.h"

#include <gtest/gtest.h>

#include "models.h"
#include "property/random_text.h"

namespace filigrane {
namespace {

std::u16string article(const char* name) {
  return decode_utf8(source_file(std::string("tests/parity/texts/") + name)).text;
}

/// Something is typed, taken out, moved or put in twice.
void edit(std::u16string& text, RandomText& random) {
  const auto place = [&] { return random.below(static_cast<std::uint32_t>(text.size()) + 1); };
  const std::uint32_t at = place();
  switch (random.below(5)) {
    case 0:
      text.insert(at, random.press(1 + random.below(4)));
      break;
    case 1:
      text.erase(at, random.below(40));
      break;
    case 2:
      text.insert(at, 1, u'\n');
      break;
    case 3: {
      const std::u16string piece = text.substr(at, random.below(300));
      text.insert(place(), piece);
      break;
    }
    default:
      text.insert(at, random.nasty(2));
      break;
  }
}

Options said(const std::u16string& text, RandomText& random) {
  Options options;
  for (std::uint32_t left = random.below(3); left > 0; --left) {
    Correction correction;
    correction.op = static_cast<Correction::Op>(random.below(9));
    correction.at.start = random.below(static_cast<std::uint32_t>(text.size()) + 2);
    correction.at.end = correction.at.start + random.below(20);
    correction.everywhere = random.below(2) == 0;
    correction.value = correction.op == Correction::Op::kDate ? "2025-08" : "Zorba";
    options.corrections.push_back(std::move(correction));
  }
  return options;
}

TEST(AnalysisMemo, TheAnswerIsTheSameToTheByte) {
  for (const char* name : {"article_fr.txt", "pasted_page_fr.txt", "article_en.txt"}) {
    const auto memo = make_analysis_memo();
    RandomText random(7);
    std::u16string text = article(name);
    ASSERT_FALSE(text.empty());
    for (int round = 0; round < 40; ++round) {
      const Options options = said(text, random);
      const auto fresh = analyze(text, committed_resources(), options);
      const auto with = analyze(text, committed_resources(), options, *memo);
      ASSERT_TRUE(fresh.status.ok() && with.status.ok());
      ASSERT_EQ(to_json(with.value), to_json(fresh.value)) << name << ", round " << round;
      edit(text, random);
    }
  }
}

TEST(AnalysisMemo, AnotherTextLanguageOrNoModelDoNotMix) {
  const auto memo = make_analysis_memo();
  const std::u16string text = u"Paris.\nParis on the move.\nParis.";
  for (const char* language : {"fr", "en", "und", "fr", "auto"}) {
    Options options;
    options.language = language;
    EXPECT_EQ(to_json(analyze(text, committed_resources(), options, *memo).value),
              to_json(analyze(text, committed_resources(), options).value))
        << language;
  }
  EXPECT_TRUE(analyze(u"", committed_resources(), {}, *memo).value.tokens.empty());
}

}  // namespace
}  // namespace filigrane
