#include <algorithm>

#include "corrections/corrections.h"
#include "corrections/each.h"
#include "corrections/same_words.h"

namespace filigrane {
namespace {

bool put_date(Document& document, const WordPlaces& places, const Correction& correction) {
  if (!places.is_sound(correction.at)) return false;
  const auto first = first_behind(document.dates, correction.at.start);
  auto last = first;
  while (last != document.dates.end() && last->at.start < correction.at.end) ++last;
  Date date;
  date.at = correction.at;
  date.type = correction.value.find('T') == std::string::npos ? DateType::kDate : DateType::kTime;
  date.value = correction.value;
  date.source = Source::kUser;
  document.dates.insert(document.dates.erase(first, last), std::move(date));
  return true;
}

bool drop_date(Document& document, Utf16Span at) {
  const auto found = first_behind(document.dates, at.start);
  if (found == document.dates.end() || found->at.start >= at.end) return false;
  document.dates.erase(found);
  return true;
}

}  // namespace

void correct_dates(Document& document) {
  if (document.corrections.empty()) return;
  const WordPlaces places(document);
  for_each_correction(document, {Correction::Op::kDate, Correction::Op::kNoDate},
                      [&](const Correction& correction) {
                        return correction.op == Correction::Op::kDate
                                   ? put_date(document, places, correction)
                                   : drop_date(document, correction.at);
                      });
}

}  // namespace filigrane
