#include "pipeline/check_options.h"

#include <algorithm>
#include <string>

#include "pipeline/resources.h"
#include "text/chars.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::size_t kDaySize = 10;  // of YYYY-MM-DD

/// 2025, 2025-07, 2025-07-19 or 2025-07-19T20:30, of a month, day and time that exist.
bool is_date_value(std::string_view value) {
  constexpr std::string_view kFirst = "0000-01-01T00:00", kPattern = "dddd-dd-ddTdd:dd";
  constexpr std::size_t kSizes[] = {4, 7, kDaySize, kPattern.size()};
  if (std::find(std::begin(kSizes), std::end(kSizes), value.size()) == std::end(kSizes)) {
    return false;
  }
  // What is left out is the first of its kind.
  std::string all(value);
  all += kFirst.substr(value.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool digit = all[i] >= '0' && all[i] <= '9';
    if (kPattern[i] == 'd' ? !digit : all[i] != kPattern[i]) return false;
  }
  const auto number = [&](std::size_t at) { return (all[at] - '0') * 10 + all[at + 1] - '0'; };
  const int month = number(5), day = number(8);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && number(11) <= 23 && number(14) <= 59;
}

bool is_blank_utf8(std::string_view text) {
  const std::u16string units = to_utf16(text);
  return std::all_of(units.begin(), units.end(), [](char16_t c) { return is_blank(c); });
}

Status check_corrections(const Options& options) {
  for (const Correction& correction : options.corrections) {
    if (correction.op == Correction::Op::kDate && !is_date_value(correction.value)) {
      return {Code::kInvalidArgument, "corrections: no date like 2026-01-31 or 2026"};
    }
    if (correction.op == Correction::Op::kRename && is_blank_utf8(correction.value)) {
      return {Code::kInvalidArgument, "corrections: a name without letters"};
    }
  }
  for (const DictionaryEntry& entry : options.dictionary) {
    if (is_blank_utf8(entry.form)) {
      return {Code::kInvalidArgument, "dictionary: a form without letters"};
    }
  }
  return {};
}

}  // namespace

Status check_options(std::u16string_view text, const Resources& resources, const Options& options) {
  if (text.size() > kMaxTextUnits) return {Code::kTooLarge, "the text is too long"};
  if (options.published &&
      (options.published->size() != kDaySize || !is_date_value(*options.published))) {
    return {Code::kInvalidArgument, "published: not a date like 2026-01-31"};
  }
  if (options.language != "auto" && options.language != "und" &&
      !resources.model(options.language)) {
    return {Code::kInvalidArgument, "language: no model for \"" + options.language + '"'};
  }
  return check_corrections(options);
}

}  // namespace filigrane
