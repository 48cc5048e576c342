#include "terms/statistics.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "terms/syllables.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

bool is_word(std::u16string_view token) {
  for (std::size_t at = 0; at < token.size();) {
    const CodePoint c = code_point_at(token, at);
    if (u_isalnum(static_cast<UChar32>(c.value))) return true;
    at += c.units;
  }
  return false;
}

std::u16string_view text_of(const Document& document, const Token& token) {
  return std::u16string_view(document.text).substr(token.at.start, token.at.size());
}

/// core/data/reading.tsv of one language.
struct Reading {
  std::string formula;
  double base = 0, per_sentence = 0, per_word = 0;  // thousandths
  std::uint32_t words_per_minute = 0;
};

Reading read_reading(std::string_view language) {
  const auto number = [](std::string_view field) {
    std::uint32_t value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
  };
  for (const TsvRow& row : read_tsv(embedded_data("reading.tsv"), language)) {
    if (row.size() < 6) continue;
    return {std::string(row[1]), static_cast<double>(number(row[2])),
            static_cast<double>(number(row[3])), static_cast<double>(number(row[4])),
            number(row[5])};
  }
  return {};
}

/// Lower case, in UTF-16: what syllables are counted in.
void lower_into(std::u16string_view word, std::u16string& out) {
  out.clear();
  for (const char16_t c : word) out += static_cast<char16_t>(u_tolower(c));
}

/// Words between blanks, their syllables and sentences.
struct Prose {
  std::uint32_t words = 0, syllables = 0, sentences = 0;
};

Prose count_prose(const Document& document) {
  Prose prose;
  std::u16string lower;
  std::size_t block = 0;
  for (const Sentence& sentence : document.sentences) {
    while (block < document.blocks.size() && document.blocks[block].at.end <= sentence.at.start) {
      ++block;
    }
    if (block == document.blocks.size()) break;
    const BlockKind kind = document.blocks[block].kind;
    if (kind != BlockKind::kBody && kind != BlockKind::kStandfirst) continue;
    const std::uint32_t before = prose.words;
    std::uint32_t end = 0;
    bool counted = false;  // the word that the tokens at hand belong to
    for (std::uint32_t i = sentence.tokens.start; i < sentence.tokens.end; ++i) {
      const Token& token = document.tokens[i];
      if (token.at.start != end) counted = false;
      end = token.at.end;
      const std::u16string_view form = text_of(document, token);
      lower_into(form, lower);
      const std::uint32_t syllables =
          count_syllables(lower, document.language.code, token.upos == Upos::kVerb);
      prose.syllables += syllables;
      if (counted || !is_word(form)) continue;
      counted = true;
      ++prose.words;
      // A number or an abbreviation is said too.
      if (syllables == 0 && !is_apostrophe(form.back())) ++prose.syllables;
    }
    prose.sentences += prose.words > before;
  }
  return prose;
}

std::optional<Readability> readability(const Prose& prose, const Reading& reading) {
  if (reading.formula.empty() || prose.sentences == 0) return std::nullopt;
  const double words = prose.words;
  const double value = reading.base - reading.per_sentence * (words / prose.sentences) -
                       reading.per_word * (prose.syllables / words);
  const double tenths = value / 100;
  return Readability{reading.formula,
                     static_cast<std::int32_t>(tenths < 0 ? tenths - 0.5 : tenths + 0.5)};
}

/// Different words among kWindow in a row, on the average.
class Diversity {
 public:
  void add(const Token& token, std::u16string_view form) {
    key_.clear();
    if (token.lemma.empty()) {
      append_lower(form, key_);
    } else {
      key_ = token.lemma;
    }
    const auto id = ids_.try_emplace(key_, static_cast<std::uint32_t>(ids_.size())).first->second;
    if (id == counts_.size()) counts_.push_back(0);
    words_.push_back(id);
    different_ += counts_[id]++ == 0;
    if (words_.size() > kWindow) {
      different_ -= --counts_[words_[words_.size() - 1 - kWindow]] == 0;
    }
    if (words_.size() >= kWindow) sum_ += different_;
  }
  Score score() const {
    if (words_.empty()) return 0;
    const std::uint64_t all = words_.size();
    if (all < kWindow) return static_cast<Score>(1000 * std::uint64_t{different_} / all);
    return static_cast<Score>(1000 * sum_ / (kWindow * (all - kWindow + 1)));
  }

 private:
  static constexpr std::size_t kWindow = 50;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::uint32_t> counts_, words_;
  std::string key_;
  std::uint32_t different_ = 0;
  std::uint64_t sum_ = 0;
};

std::vector<QuotedShare> count_quoted(const Document& document) {
  std::vector<QuotedShare> shares;
  std::unordered_map<EntityId, std::size_t> index;
  std::size_t token = 0;
  for (const Quote& quote : document.quotes) {
    if (!is_between_marks(quote.kind)) continue;
    std::uint32_t words = 0;
    // Tokens of an outer quote are behind us when one inside it comes.
    while (token < document.tokens.size() && document.tokens[token].at.start < quote.at.end) {
      const Token& each = document.tokens[token++];
      words += each.at.start >= quote.at.start && is_word(text_of(document, each));
    }
    if (words == 0) continue;
    const auto [found, fresh] = index.try_emplace(quote.speaker, shares.size());
    if (fresh) shares.push_back({quote.speaker, 0});
    shares[found->second].words += words;
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const QuotedShare& a, const QuotedShare& b) { return a.words > b.words; });
  return shares;
}

}  // namespace

Statistics count(const Document& document) {
  Statistics statistics;
  Diversity diversity;
  std::size_t token = 0, sentence = 0;
  for (const Block& block : document.blocks) {
    const bool content = is_content(block.kind);
    statistics.paragraphs += content;
    for (; token < document.tokens.size() && document.tokens[token].at.end <= block.at.end;
         ++token) {
      const std::u16string_view form = text_of(document, document.tokens[token]);
      if (!content || !is_word(form)) continue;
      ++statistics.words;
      diversity.add(document.tokens[token], form);
    }
    for (; sentence < document.sentences.size() &&
           document.sentences[sentence].at.end <= block.at.end;
         ++sentence) {
      statistics.sentences += content;
    }
  }
  statistics.lexical_diversity = diversity.score();
  const Reading reading = read_reading(document.language.code);
  const Prose prose = count_prose(document);
  statistics.readability = readability(prose, reading);
  if (reading.words_per_minute != 0) {
    const std::uint64_t seconds =
        (std::uint64_t{prose.words} * 60 + reading.words_per_minute - 1) / reading.words_per_minute;
    statistics.reading_seconds = static_cast<std::uint32_t>(seconds);
  }
  statistics.quoted = count_quoted(document);
  return statistics;
}

}  // namespace filigrane
