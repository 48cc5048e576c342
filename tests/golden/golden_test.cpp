// Runs the cases of tests/golden/*.txt. To add a kind of case: a file <kind>_<language>.txt, and
// here a function that writes what is found, and a line in kKinds.
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "filigrane/filigrane.h"
#include "golden/golden_cases.h"
#include "layout/blocks.h"
#include "models.h"
#include "text/utf8.h"
#include "tokens/tokenizer.h"

namespace filigrane {
namespace {

/// "tokens_fr.txt": kind "tokens", language "fr".
std::string kind_of(const std::string& file) { return file.substr(0, file.find('_')); }
std::string language_of(const std::string& file) {
  const auto from = file.find('_') + 1;
  return file.substr(from, file.find('.') - from);
}

std::string text_at(const std::u16string& text, Utf16Span at) {
  return to_utf8(std::u16string_view(text).substr(at.start, at.size()));
}

/// The date that ends the name of a case, if one does: "== hier 2025-07-19".
std::optional<std::string> published_of(const GoldenCase& golden) {
  constexpr std::size_t kDate = 10;
  if (golden.name.size() < kDate) return {};
  const std::string end = golden.name.substr(golden.name.size() - kDate);
  if (end.find_first_not_of("0123456789-") != std::string::npos || end[4] != '-') return {};
  return end;
}

/// The input analysed with the committed models, published at the date in the name of the case.
Document analyzed(const GoldenCase& golden) {
  Options options;
  options.language = language_of(golden.file);
  options.published = published_of(golden);
  return analyze(golden.input, committed_resources(), options).value;
}

/// The tokens with " | " between, one line for each line of the text.
std::string tokens_of(const GoldenCase& golden) {
  const auto rules = read_token_rules(language_of(golden.file));
  const auto blocks = find_blocks(golden.input);
  std::string out;
  for (const Block& block : blocks) {
    if (!out.empty()) out += '\n';
    std::string_view separator;
    for (const Token& token : tokenize(golden.input, std::span(&block, 1), *rules)) {
      out.append(separator).append(text_at(golden.input, token.at));
      separator = " | ";
    }
  }
  return out;
}

/// One sentence a line.
std::string sentences_of(const GoldenCase& golden) {
  std::string out;
  for (const Sentence& sentence : analyzed(golden).sentences) {
    if (!out.empty()) out += '\n';
    out += text_at(golden.input, sentence.at);
  }
  return out;
}

/// token/TAG, contracted words as du/ADP+DET, one line for each sentence.
std::string tags_of(const GoldenCase& golden) {
  const Document document = analyzed(golden);
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    if (!out.empty()) out += '\n';
    for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
      const Token& token = document.tokens[i];
      if (i > sentence.tokens.start) out += ' ';
      out += text_at(golden.input, token.at) + '/';
      if (token.words.empty()) out += upos_name(token.upos);
      for (std::size_t w = 0; w < token.words.size(); ++w) {
        if (w > 0) out += '+';
        out += upos_name(token.words[w].upos);
      }
    }
  }
  return out;
}

/// TYPE name, one a line, in the order of the text; "(none)" for none.
std::string names_of(const GoldenCase& golden) {
  constexpr const char* kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  std::string out;
  for (const Mention& mention : analyzed(golden).mentions) {
    if (!out.empty()) out += '\n';
    out += kTypes[static_cast<std::size_t>(mention.type)];
    out += ' ';
    out += text_at(golden.input, mention.at);
  }
  return out.empty() ? "(none)" : out;
}

/// TYPE name | gender | roles | other forms, one a line, most salient first; gender f, m or ?, of
/// people only; several roles or forms with "; " between, - for none, left out at the end.
std::string cast_of(const GoldenCase& golden) {
  constexpr const char* kTypes[] = {"PER", "ORG", "LOC", "MISC"};
  constexpr const char* kGenders[] = {"?", "f", "m"};
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : "; ") + part;
    return all;
  };
  std::string out;
  for (const Entity& entity : analyzed(golden).entities) {
    if (!out.empty()) out += '\n';
    out += std::string(kTypes[static_cast<std::size_t>(entity.type)]) + ' ' + entity.name;
    if (entity.type == MentionType::kPer) {
      out += std::string(" | ") + kGenders[static_cast<std::size_t>(entity.gender)];
    }
    const std::string roles = joined(entity.roles), aliases = joined(entity.aliases);
    if (!roles.empty() || !aliases.empty()) out += " | " + (roles.empty() ? "-" : roles);
    if (!aliases.empty()) out += " | " + aliases;
  }
  return out.empty() ? "(none)" : out;
}

/// value text, one a line; ? for an open value; "(none)" for none.
std::string dates_of(const GoldenCase& golden) {
  std::string out;
  for (const Date& date : analyzed(golden).dates) {
    if (!out.empty()) out += '\n';
    out += date.value.value_or("?") + ' ' + text_at(golden.input, date.at);
  }
  return out.empty() ? "(none)" : out;
}

/// kind value unit text, one a line; ? for an open value, ~ behind an approximate one, - for no
/// unit.
std::string quantities_of(const GoldenCase& golden) {
  constexpr const char* kNames[] = {"money", "percent", "number", "ordinal", "measure",
                                    "score", "ticker",  "url",    "email",   "phone"};
  std::string out;
  for (const Quantity& quantity : analyzed(golden).quantities) {
    if (!out.empty()) out += '\n';
    out += kNames[static_cast<std::size_t>(quantity.kind)];
    out += ' ' + quantity.value.value_or("?") + (quantity.approximate ? "~ " : " ");
    out += (quantity.unit.empty() ? "-" : quantity.unit) + ' ' + text_at(golden.input, quantity.at);
  }
  return out.empty() ? "(none)" : out;
}

/// kind: words | who | cue stance, one a line; "(none)" for none. Who: the name, or in brackets
/// the words that describe somebody without one, or -. Words left open end in three dots.
std::string speech_of(const GoldenCase& golden) {
  constexpr const char* kKindNames[] = {"direct", "fragment", "indirect", "according-to"};
  constexpr const char* kStances[] = {"neutral", "distancing", "committing"};
  const Document document = analyzed(golden);
  std::string out;
  for (const Quote& quote : document.quotes) {
    if (!out.empty()) out += '\n';
    out += kKindNames[static_cast<std::size_t>(quote.kind)];
    out += ": " + text_at(golden.input, quote.at) + (quote.closed ? " | " : "... | ");
    if (quote.speaker != kNoEntity) {
      out += document.entities[static_cast<std::size_t>(quote.speaker)].name;
    } else if (quote.speaker_text) {
      out += '(' + text_at(golden.input, *quote.speaker_text) + ')';
    } else {
      out += '-';
    }
    out += " | ";
    if (quote.cue) {
      out += text_at(golden.input, quote.cue->at) + ' ' +
             kStances[static_cast<std::size_t>(quote.cue->stance)];
    } else {
      out += '-';
    }
  }
  return out.empty() ? "(none)" : out;
}

/// The kind of each block, one a line.
std::string layout_of(const GoldenCase& golden) {
  std::string out;
  for (const Block& block : analyzed(golden).blocks) {
    if (!out.empty()) out += '\n';
    out += block_kind_name(block.kind);
  }
  return out;
}

/// What the text says of itself: "title: …", one a line, "published" as a value; "(none)" for
/// nothing.
std::string metadata_of(const GoldenCase& golden) {
  const Metadata metadata = analyzed(golden).metadata;
  std::string out;
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!out.empty()) out += '\n';
    out.append(name).append(": ").append(value);
  };
  if (metadata.title) line("title", text_at(golden.input, *metadata.title));
  if (metadata.section) line("section", text_at(golden.input, *metadata.section));
  if (metadata.published) line("published", metadata.published->value);
  for (const Metadata::Name& author : metadata.authors) line("author", author.name);
  for (const Metadata::Name& agency : metadata.agencies) line("agency", agency.name);
  return out.empty() ? "(none)" : out;
}

/// What somebody should look at again: code and words, one a line.
std::string warnings_of(const GoldenCase& golden) {
  std::string out;
  for (const Warning& warning : analyzed(golden).warnings) {
    if (!out.empty()) out += '\n';
    out += warning.code + ' ' + text_at(golden.input, warning.at);
  }
  return out.empty() ? "(none)" : out;
}

const std::map<std::string, std::string (*)(const GoldenCase&)> kKinds = {
    {"tokens", tokens_of},     {"sentences", sentences_of},
    {"tags", tags_of},         {"names", names_of},
    {"cast", cast_of},         {"dates", dates_of},
    {"times", dates_of},       {"quantities", quantities_of},
    {"speech", speech_of},     {"layout", layout_of},
    {"metadata", metadata_of}, {"warnings", warnings_of}};

class Golden : public testing::TestWithParam<GoldenCase> {};

TEST_P(Golden, Match) {
  const GoldenCase& golden = GetParam();
  const auto kind = kKinds.find(kind_of(golden.file));
  ASSERT_NE(kind, kKinds.end());
  const std::string found = kind->second(golden);
  if (found == golden.expected) return;
  ADD_FAILURE_AT(("tests/golden/" + golden.file).c_str(), golden.line)
      << "== " << golden.name << "\ninput:    " << to_utf8(golden.input)
      << "\nexpected: " << golden.expected << "\nfound:    " << found;
}

std::vector<GoldenCase> all_cases() {
  std::vector<GoldenCase> all;
  for (const char* file :
       {"tokens_fr.txt",     "tokens_en.txt",   "tokens_und.txt",  "sentences_fr.txt",
        "sentences_en.txt",  "tags_fr.txt",     "tags_en.txt",     "names_fr.txt",
        "names_en.txt",      "cast_fr.txt",     "cast_en.txt",     "dates_fr.txt",
        "dates_en.txt",      "times_fr.txt",    "times_en.txt",    "quantities_fr.txt",
        "quantities_en.txt", "speech_fr.txt",   "speech_en.txt",   "layout_fr.txt",
        "layout_en.txt",     "metadata_fr.txt", "metadata_en.txt", "warnings_fr.txt"}) {
    for (GoldenCase& golden : read_golden_cases(file)) all.push_back(std::move(golden));
  }
  return all;
}

std::string test_name(const testing::TestParamInfo<GoldenCase>& info) {
  const std::string& file = info.param.file;
  std::string name = file.substr(0, file.find('.')) + "_line_" + std::to_string(info.param.line);
  if (info.param.input.empty()) name += "_mistake_" + std::to_string(info.index);
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(all_cases()), test_name);

}  // namespace

// How a case is shown in a failure.
void PrintTo(const GoldenCase& golden, std::ostream* stream) {
  *stream << golden.file << ':' << golden.line << ' ' << golden.name;
}

}  // namespace filigrane
