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
    if (!kind || folded.empty() || folded[0] < 'a' || folded[0] > 'z') continue;
    Entry entry{0, begins_with_capital(form)};
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), entry.value);
    first_letter_[folded[0] - 'a'] = true;
    longest_ = std::max(longest_, form.size());
    const auto [known, fresh] = entries_.try_emplace({*kind, folded}, entry);
    // Also written without a capital in another language: any case will do.
    if (!fresh) known->second.capital = known->second.capital && entry.capital;
  }
}

int DateWords::find(std::u16string_view word, Kind kind) const {
  // A decomposed accent is a unit more.
  if (word.empty() || word.size() > 2 * longest_) return -1;
  std::string folded;
  append_folded(word.substr(0, code_point_at(word, 0).units), folded);
  if (folded.empty() || folded[0] < 'a' || folded[0] > 'z' || !first_letter_[folded[0] - 'a']) {
    return -1;
  }
  folded.clear();
  append_folded(word, folded);
  const auto found = entries_.find(std::pair(kind, folded));
  if (found == entries_.end()) return -1;
  return found->second.capital && !begins_with_capital(word) ? -1 : found->second.value;
}

}  // namespace filigrane
