#include "tokens/token_rules.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "tokens/tokenizer.h"

namespace filigrane {
Folded::Folded(std::u16string_view text) {
  if (text.size() > kMaxEntryUnits) return;
  for (const char16_t unit : text) {
    char16_t folded = unit;
    if (is_apostrophe(unit)) {
      folded = u'\'';
    } else if (is_hyphen(unit)) {
      folded = u'-';
    } else if (unit < 128) {
      if (unit >= u'A' && unit <= u'Z') folded = static_cast<char16_t>(unit + 32);
    } else {
      folded = static_cast<char16_t>(u_tolower(unit));
    }
    units_[size_++] = folded;
  }
}

TokenRules::TokenRules(std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  if (U_FAILURE(error)) words.reset();
  read_words(embedded_data("word_rules.tsv"), language);
  read_abbreviations(embedded_data("abbreviations.tsv"), language);
  read_internet(embedded_data("internet_words.tsv"));
}

void TokenRules::read_words(std::string_view table, std::string_view language) {
  const struct {
    std::string_view kind;
    Set& set;
  } sets[] = {{"fixed", fixed},      {"ending", endings},   {"prefix", prefixes}, {"unit", units},
              {"starter", starters}, {"variant", variants}, {"symbol", symbols}};
  for (const TsvRow& row : read_tsv(table, language)) {
    if (row.size() < 3) continue;
    const std::string_view kind = row[1];
    const std::string_view detail = row.size() > 3 ? row[3] : std::string_view{};
    const std::u16string form = to_utf16(row[2]);
    for (const auto& known : sets) {
      if (known.kind == kind) known.set.add(form, {});
    }
    if (kind == "fixed") fixed_starts.add(form.substr(0, form.find_first_of(u"'-\u00B0$")), {});
    if (kind == "elision") elisions.add(form, detail == "name");
    if (kind == "clitic") clitics.add(form, detail == "any" ? Host::kAny : Host::kSimple);
    if (kind == "split") splits.add(form, static_cast<std::uint8_t>(detail.size()));
    if (kind != "option") continue;
    group_by_blank = group_by_blank || row[2] == "group-by-blank";
    comma_groups = comma_groups || row[2] == "comma-groups";
    split_hyphens = split_hyphens || row[2] == "split-hyphens";
  }
}

void TokenRules::read_abbreviations(std::string_view table, std::string_view language) {
  for (const TsvRow& row : read_tsv(table, language)) {
    if (row.size() < 3) continue;
    Follower follower = Follower::kAny;
    if (row[2] == "word") follower = Follower::kWord;
    if (row[2] == "digit") follower = Follower::kDigit;
    if (row[2] == "capital") follower = Follower::kCapital;
    abbreviations.add(to_utf16(row[1]), follower);
  }
}

void TokenRules::read_internet(std::string_view table) {
  for (const TsvRow& row : read_tsv(table)) {
    if (row.size() < 2) continue;
    if (row[0] == "domain") domains.add(to_utf16(row[1]), {});
    if (row[0] == "file") files.add(to_utf16(row[1]), {});
    if (row[0] == "exchange") exchanges.add(to_utf16(row[1]), {});
  }
}

std::shared_ptr<const TokenRules> read_token_rules(std::string_view language) {
  return std::make_shared<const TokenRules>(language);
}

}  // namespace filigrane
