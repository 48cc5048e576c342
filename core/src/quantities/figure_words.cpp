#include "quantities/figure_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "filigrane/filigrane.h"
#include "quantities/cursor.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::size_t kMaxWords = 4;     // of one form
constexpr std::size_t kMaxUnits = 40;    // of one form, in the text
constexpr std::size_t kSymbolUnits = 2;  // forms up to this length are looked for as written

constexpr std::array<std::string_view, kFigureKinds> kNames = {
    "one",   "article", "unit",    "teen",     "ten",     "hundred", "scale", "short",  "about",
    "many",  "part",    "and",     "half",     "ordinal", "suffix",  "money", "named",  "weak",
    "cent",  "penny",   "percent", "measure",  "time",    "hedge",   "label", "street", "year",
    "fixed", "join",    "of",      "exchange", "the",     "per"};

std::optional<FigureKind> kind_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FigureKind>(found - kNames.begin());
}

bool is_number_word(FigureKind kind) {
  return kind <= FigureKind::kOrdinal && kind != FigureKind::kShort && kind != FigureKind::kAnd &&
         kind != FigureKind::kArticle && kind != FigureKind::kHalf;
}

/// The form of words that is looked up: folded, with one blank for blanks and hyphens.
void append_key(std::u16string_view form, std::string& key) {
  std::size_t from = 0;
  for (std::size_t i = 0; i <= form.size(); ++i) {
    if (i < form.size() && !is_blank(form[i]) && !(is_hyphen(form[i]) && i > 0)) continue;
    if (i > from) append_folded(form.substr(from, i - from), key);
    if (i < form.size() && !key.empty() && key.back() != ' ') key += ' ';
    from = i + 1;
  }
}

/// Looked for as written: codes and abbreviations (km, MW, FCFA), not words.
bool is_symbol(std::u16string_view form) {
  return form.size() <= kSymbolUnits || std::any_of(form.begin(), form.end(), [](char16_t c) {
           return u_isupper(c) || c >= 0x2000;
         });
}

/// The number of three letters; what is none ends the word.
template <class Char>
std::size_t beginning(Char first, Char second, Char third) {
  const auto letter = [](Char c) -> std::size_t {
    if (c >= 'A' && c <= 'Z') return static_cast<std::size_t>(c - 'A');
    return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a') : 26;
  };
  return (letter(first) * 27 + letter(second)) * 27 + letter(third);
}

}  // namespace

FigureWords::FigureWords(std::string_view language) {
  for (const std::string_view file : {"number_words.tsv", "units.tsv", "figure_context.tsv"}) {
    const bool valued = file != "figure_context.tsv";
    for (const TsvRow& row : read_tsv(embedded_data(file), language)) {
      if (row.size() < (valued ? 4u : 3u)) continue;
      const std::string_view form = row[valued ? 3 : 2];
      if (row[1] == "option") {
        decimal_comma_ = decimal_comma_ || form == "comma";
        blank_groups_ = blank_groups_ || form == "blank";
        head_first_ = head_first_ || form == "head-first";
      } else if (row[1] == "phone") {
        phones_.push_back(to_utf16(form));
      } else if (!valued && row[1] == "about") {
        add(form, {FigureKind::kHedge, 0, {}});
      } else if (const auto kind = kind_of(row[1])) {
        FigureEntry entry{*kind, 0, {}};
        if (file == "units.tsv") {
          entry.unit = row[2];
        } else if (valued) {
          std::from_chars(row[2].data(), row[2].data() + row[2].size(), entry.value);
        }
        open_style_ = open_style_ && row[0] == "*";
        add(form, std::move(entry));
      }
    }
  }
  std::sort(keys_.begin(), keys_.end());
}

void FigureWords::add(std::string_view form, FigureEntry entry) {
  const std::u16string text = to_utf16(form);
  std::string key;
  append_key(text, key);
  keys_.push_back(key);
  const FigureKind kind = entry.kind;
  const bool unit = kind == FigureKind::kShort || kind == FigureKind::kExchange ||
                    (kind >= FigureKind::kSuffix && kind <= FigureKind::kTime);
  if (unit && is_symbol(text)) {
    exact_[text].push_back(std::move(entry));
    // An English word, not a code: "US dollars" is read like "dollars".
    if (text.find(u' ') == text.npos) return;
    entry = exact_[text].back();
  }
  if ((is_number_word(kind) || kind == FigureKind::kFixed) && key.size() > 1) {
    beginnings_.set(beginning(key[0], key[1], key.size() > 2 ? key[2] : ' '));
  }
  folded_[std::move(key)].push_back(std::move(entry));
}

const FigureEntry* FigureWords::look_up(std::u16string_view form, FigureKinds kinds) const {
  const auto pick = [&](const Entries& entries) -> const FigureEntry* {
    for (const FigureEntry& entry : entries) {
      if (kinds.has(entry.kind)) return &entry;
    }
    return nullptr;
  };
  if (form.empty() || form.size() > kMaxUnits) return nullptr;
  if (const auto found = exact_.find(std::u16string(form)); found != exact_.end()) {
    if (const FigureEntry* entry = pick(found->second)) return entry;
  }
  std::string key;
  append_key(form, key);
  const auto found = folded_.find(key);
  return found == folded_.end() ? nullptr : pick(found->second);
}

bool FigureWords::may_go_on(std::u16string_view form) const {
  std::string key;
  append_key(form, key);
  const auto longer = std::upper_bound(keys_.begin(), keys_.end(), key);
  return longer != keys_.end() && longer->starts_with(key);
}

FigureMatch FigureWords::find(std::u16string_view text, std::uint32_t at, FigureKinds kinds) const {
  if (at >= text.size()) return {};
  std::array<std::uint32_t, kMaxWords + 3> ends = {};
  std::size_t count = 0;
  // A sign alone, letters alone (M of "M\u20AC"), then whole words with the signs in them.
  if (!is_letter(text[at]) && !is_digit(text[at])) {
    ends[count++] = at + code_point_at(text, at).units;
  }
  const std::uint32_t letters = letter_run(text, at);
  if (letters > at) ends[count++] = letters;
  std::uint32_t end = at;
  for (std::size_t word = 0; word < kMaxWords; ++word) {
    const std::uint32_t run = sign_run(text, end);
    if (run == end || run - at > kMaxUnits) break;
    end = run;
    ends[count++] = end;
    if (end < text.size() && text[end] == u'.') ends[count++] = end + 1;
    if (count >= ends.size() - 1) break;
    if (word == 0 && !may_go_on(text.substr(at, end - at))) break;
    const std::uint32_t next = after_gap(text, end);
    if (next == end && !is_apostrophe(text[end - 1])) break;
    end = next;
  }
  FigureMatch best;
  for (std::size_t i = 0; i < count; ++i) {
    // Inside a word only between letters and signs: "M\u20AC", "5m2".
    if (ends[i] <= best.end) continue;
    if (is_letter(text[ends[i] - 1]) && ends[i] < text.size() && is_letter(text[ends[i]])) continue;
    const FigureEntry* entry = look_up(text.substr(at, ends[i] - at), kinds);
    if (entry) best = {entry, ends[i]};
  }
  return best;
}

const FigureEntry* FigureWords::find_whole(std::u16string_view text, std::uint32_t start,
                                           std::uint32_t end, FigureKinds kinds) const {
  return look_up(text.substr(start, end - start), kinds);
}

bool FigureWords::may_begin(std::u16string_view word) const {
  if (word.size() < 2) return false;
  // Accents may fold to any letter.
  const char16_t third = word.size() > 2 ? word[2] : u' ';
  if (word[1] >= 0x80 || (third >= 0x80 && u_isalpha(third))) return true;
  return beginnings_.test(beginning(word[0], word[1], third));
}

std::shared_ptr<const FigureWords> read_figure_words(std::string_view language) {
  return std::make_shared<const FigureWords>(language);
}

}  // namespace filigrane
