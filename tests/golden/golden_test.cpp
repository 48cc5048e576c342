// Runs the cases of tests/golden/*.txt. To add a kind of case: a file <kind>_<language>.txt, and
// here a function that writes what is expected, and a line in the instantiations below.
#include <gtest/gtest.h>

#include "golden/golden_cases.h"
#include "layout/blocks.h"
#include "text/utf8.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

/// The language in a file's name: tokens_fr.txt.
std::string language_of(const std::string& file) {
  const auto from = file.find('_') + 1;
  return file.substr(from, file.find('.') - from);
}

/// The tokens of a text with " | " between, one line for each line of the text.
std::string tokens_of(const GoldenCase& golden) {
  const auto rules = read_token_rules(language_of(golden.file));
  const auto blocks = find_blocks(golden.input);
  std::string out;
  for (const Block& block : blocks) {
    if (!out.empty()) out += '\n';
    std::string_view separator;
    for (const Token& token : tokenize(golden.input, std::span(&block, 1), *rules)) {
      out.append(separator).append(
          to_utf8(std::u16string_view(golden.input).substr(token.at.start, token.at.size())));
      separator = " | ";
    }
  }
  return out;
}

class GoldenTokens : public testing::TestWithParam<GoldenCase> {};

TEST_P(GoldenTokens, Match) {
  const GoldenCase& golden = GetParam();
  const std::string found = tokens_of(golden);
  if (found == golden.expected) return;
  ADD_FAILURE_AT(("tests/golden/" + golden.file).c_str(), golden.line)
      << "== " << golden.name << "\ninput:    " << to_utf8(golden.input)
      << "\nexpected: " << golden.expected << "\nfound:    " << found;
}

std::string test_name(const testing::TestParamInfo<GoldenCase>& info) {
  std::string name = "line_" + std::to_string(info.param.line);
  if (info.param.input.empty()) name += "_mistake_" + std::to_string(info.index);
  return name;
}

INSTANTIATE_TEST_SUITE_P(French, GoldenTokens,
                         testing::ValuesIn(read_golden_cases("tokens_fr.txt")), test_name);
INSTANTIATE_TEST_SUITE_P(English, GoldenTokens,
                         testing::ValuesIn(read_golden_cases("tokens_en.txt")), test_name);
INSTANTIATE_TEST_SUITE_P(OtherLanguages, GoldenTokens,
                         testing::ValuesIn(read_golden_cases("tokens_und.txt")), test_name);

}  // namespace

// How a case is shown in a failure.
void PrintTo(const GoldenCase& golden, std::ostream* stream) {
  *stream << golden.file << ':' << golden.line << ' ' << golden.name;
}

}  // namespace filigrane
