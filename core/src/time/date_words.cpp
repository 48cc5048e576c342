#include "time/date_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "filigrane/filigrane.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane {
namespace {

std::optional<DateWords::Kind> kind_of(std::string_view name) {
  using Kind = DateWords::Kind;
  if (name == "month") return Kind::kMonth;
  if (name == "weekday") return Kind::kWeekday;
  if (name == "ordinal") return Kind::kOrdinal;
  if (name == "of") return Kind::kOf;
  if (name == "at") return Kind::kAt;
  if (name == "intro") return Kind::kIntro;
  return std::nullopt;
}

/// Folded forms of months and weekdays begin with letters from a to z.
std::size_t letter(int c) { return static_cast<std::size_t>(c - 'a'); }

bool begins_with_capital(std::u16string_view word) {
  return !word.empty() && u_isupper(static_cast<UChar32>(code_point_at(word, 0).value));
}

}  // namespace

DateWords::DateWords(std::string_view language) {
  for (const TsvRow& row : read_tsv(embedded_data("date_words.tsv"))) {
    if (row.size() < 4) continue;
    if (row[1] == "order" && row[0] == language) {
      order_ = row[3] == "day-first" ? Order::kDayFirst : Order::kEither;
    }
    const auto kind = kind_of(row[1]);
    const std::u16string form = decode_utf8(row[3]).text;
    std::string folded;
    append_folded(form, folded);
    if (!kind || folded.empty()) continue;
    Entry entry{0, begins_with_capital(form)};
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), entry.value);
    longest_ = std::max(longest_, form.size());
    const auto [known, fresh] =
        entries_[static_cast<std::size_t>(*kind)].try_emplace(folded, entry);
    // Also written without a capital in another language: any case will do.
    if (!fresh) known->second.capital = known->second.capital && entry.capital;
    if ((*kind == Kind::kMonth || *kind == Kind::kWeekday) && folded.size() > 1) {
      beginnings_[letter(folded[0]) * kLetters + letter(folded[1])] = true;
    }
  }
}

int DateWords::find(std::u16string_view word, Kind kind) const {
  // A decomposed accent is a unit more.
  if (word.empty() || word.size() > 2 * longest_) return -1;
  std::string folded;
  append_folded(word, folded);
  const auto& words = entries_[static_cast<std::size_t>(kind)];
  const auto found = words.find(folded);
  if (found == words.end()) return -1;
  return found->second.capital && !begins_with_capital(word) ? -1 : found->second.value;
}

bool DateWords::may_begin_date(std::u16string_view text) const {
  if (text.size() < 2) return false;
  const auto lower = [](char16_t c) { return c >= u'A' && c <= u'Z' ? c + 32 : c; };
  const int first = lower(text[0]), second = lower(text[1]);
  if (first < 'a' || first > 'z') return false;
  // Behind the first letter there may be an accent.
  if (second >= 0x80) return true;
  return second >= 'a' && second <= 'z' && beginnings_[letter(first) * kLetters + letter(second)];
}

}  // namespace filigrane
