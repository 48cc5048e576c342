#include "layout/cues.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

constexpr std::array<std::string_view, kCueKinds> kNames = {
    "section", "genre", "share",   "subscribe", "advert",  "comments", "reading",
    "site",    "tags",  "related", "published", "updated", "by",       "with",
    "role",    "staff", "photo",   "notice",    "summary", "embed",    "agency"};

bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  const auto point = static_cast<UChar32>(c);
  return u_isalnum(point) || is_combining(c);
}
bool is_capital(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper(static_cast<UChar32>(c));
}
bool is_small(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower(static_cast<UChar32>(c));
}
bool is_figure(char32_t c) { return c >= '0' && c <= '9'; }

std::string key_of(std::u16string_view word) {
  std::string key;
  append_folded(word, key);
  return key;
}

}  // namespace

std::string_view cue_kind_name(CueKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool LineCues::has(CueKind kind) const {
  return std::any_of(cues.begin(), cues.end(), [&](const auto& cue) { return cue.kind == kind; });
}

const LayoutCue* LineCues::find(CueKind kind, std::uint32_t from, std::uint32_t to) const {
  for (const LayoutCue& cue : cues) {
    if (cue.kind == kind && cue.at.start >= from && cue.at.start < to) return &cue;
  }
  return nullptr;
}

LayoutCues::LayoutCues() : values_(1) {
  std::vector<Utf16Span> words;
  for (const TsvRow& row : read_tsv(embedded_data("layout_cues.tsv"))) {
    const auto kind = std::find(kNames.begin(), kNames.end(), row[0]);
    if (row.size() < 3 || kind == kNames.end()) continue;
    const std::u16string form = to_utf16(row[1]);
    words.clear();
    split(form, {0, static_cast<std::uint32_t>(form.size())}, words);
    std::string key;
    for (const Utf16Span& word : words) {
      if (!key.empty()) key += ' ';
      append_folded(std::u16string_view(form).substr(word.start, word.size()), key);
      entries_.try_emplace(key);
    }
    if (words.empty()) continue;
    Entry& entry = entries_[key];
    entry.kinds |= 1u << (kind - kNames.begin());
    if (row[2].empty()) continue;
    entry.capitals = !has_small_letter(form);
    entry.value = static_cast<std::uint32_t>(values_.size());
    values_.emplace_back(row[2]);
  }
}

void LayoutCues::split(std::u16string_view text, Utf16Span at,
                       std::vector<Utf16Span>& words) const {
  for (std::uint32_t i = at.start; i < at.end;) {
    CodePoint c = code_point_at(text, i);
    if (!is_word_character(c.value)) {
      i += c.units;
      continue;
    }
    const std::uint32_t start = i;
    std::uint32_t seam = 0;  // the first place where words may have been glued together
    for (bool small = false; i < at.end; i += c.units) {
      c = code_point_at(text, i);
      if (!is_word_character(c.value)) break;
      if (small && seam == 0 && (is_capital(c.value) || is_figure(c.value))) seam = i;
      small = is_small(c.value);
    }
    i = std::min(i, at.end);
    if (seam != 0 && !entries_.contains(key_of(text.substr(start, i - start)))) i = seam;
    words.push_back({start, i});
  }
}

void LayoutCues::find(std::u16string_view text, Utf16Span at, LineCues& found) const {
  found.words.clear();
  found.cues.clear();
  split(text, at, found.words);
  const auto& words = found.words;
  std::string key;
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::array<std::size_t, kCueKinds> ends = {};
    std::array<std::uint32_t, kCueKinds> values = {};
    std::uint32_t kinds = 0;
    key.clear();
    for (std::size_t i = first; i < words.size(); ++i) {
      if (i > first) key += ' ';
      append_folded(text.substr(words[i].start, words[i].size()), key);
      const auto entry = entries_.find(key);
      if (entry == entries_.end()) break;
      std::uint32_t here = entry->second.kinds;
      if (entry->second.capitals &&
          has_small_letter(text.substr(words[first].start, words[i].end - words[first].start))) {
        here &= ~(1u << static_cast<unsigned>(CueKind::kAgency));
      }
      kinds |= here;
      for (std::size_t k = 0; here != 0 && k < kCueKinds; ++k) {
        if ((here >> k & 1) == 0) continue;
        ends[k] = i + 1;
        values[k] = entry->second.value;
      }
    }
    for (std::size_t k = 0; kinds != 0 && k < kCueKinds; ++k) {
      if (ends[k] == 0) continue;
      found.cues.push_back({static_cast<CueKind>(k),
                            {words[first].start, words[ends[k] - 1].end},
                            static_cast<std::uint16_t>(first),
                            static_cast<std::uint16_t>(ends[k]),
                            values[k]});
    }
  }
}

}  // namespace filigrane
