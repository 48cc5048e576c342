#include "time/time_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "time/atoms.h"

namespace filigrane {

TimeWords::TimeWords(std::string_view language) {
  for (const TsvRow& row : read_tsv(embedded_data("time_words.tsv"), language)) {
    if (row.size() < 4) continue;
    if (row[1] == "order") {
      order_ = row[2] == "day-first" ? DateOrder::kDayFirst : DateOrder::kEither;
      continue;
    }
    TimeForm form;
    form.words = add(row[3]);
    if (form.words.empty()) continue;
    form.of = class_id(row[1]);
    if (form.of == kNoClass) {
      form.of = static_cast<ClassId>(classes_.size());
      classes_.emplace_back(row[1]);
    }
    form.value = row[2];
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), form.number);
    const std::u16string text = to_utf16(row[3]);
    form.capital = u_isupper(static_cast<UChar32>(code_point_at(text, 0).value));
    auto& same = forms_[form.words.front()];
    same.insert(
        std::find_if(same.begin(), same.end(),
                     [&](const TimeForm& other) { return other.words.size() < form.words.size(); }),
        std::move(form));
  }
}

WordId TimeWords::find(std::string_view folded) const {
  const auto found = ids_.find(folded);
  return found == ids_.end() ? kNoWord : found->second;
}

ClassId TimeWords::class_id(std::string_view name) const {
  const auto found = std::find(classes_.begin(), classes_.end(), name);
  return found == classes_.end() ? kNoClass : static_cast<ClassId>(found - classes_.begin());
}

std::vector<WordId> TimeWords::add(std::string_view utf8) {
  const std::u16string text = to_utf16(utf8);
  std::vector<Atom> atoms;
  append_atoms(text, {0, static_cast<std::uint32_t>(text.size())}, *this, atoms);
  std::vector<WordId> words;
  for (const Atom& atom : atoms) {
    std::string folded;
    append_folded(std::u16string_view(text).substr(atom.at.start, atom.at.size()), folded);
    longest_ = std::max(longest_, static_cast<std::size_t>(atom.at.size()));
    words.push_back(number_of(std::move(folded)));
  }
  return words;
}

WordId TimeWords::number_of(std::string folded) {
  const auto [known, fresh] =
      ids_.try_emplace(std::move(folded), static_cast<WordId>(forms_.size()));
  if (fresh) forms_.emplace_back();
  return known->second;
}

}  // namespace filigrane
