#include "names/name_words.h"

#include <array>
#include <utility>

#include "base/embedded_data.h"
#include "base/tsv.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

// Longer words are in none of the tables.
constexpr std::size_t kLongest = 40;

Gender gender_of(std::string_view value) {
  if (value == "f") return Gender::kFeminine;
  return value == "m" ? Gender::kMasculine : Gender::kUnknown;
}

std::string folded(std::string_view utf8) {
  std::string key;
  append_folded(to_utf16(utf8), key);
  return key;
}

unsigned kind_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, unsigned>, 15> kKinds = {
      {{"if", NameWords::kIf},
       {"bearer", NameWords::kBearer},
       {"civility", NameWords::kCivility},
       {"title", NameWords::kTitle},
       {"particle", NameWords::kParticle},
       {"become", NameWords::kBecome},
       {"inside", NameWords::kInside},
       {"modifier", NameWords::kModifier},
       {"age", NameWords::kAge},
       {"self", NameWords::kSelf},
       {"date", NameWords::kDate},
       {"institution", NameWords::kInstitutionNoun},
       {"legal", NameWords::kLegal},
       {"such", NameWords::kSuch},
       {"named", NameWords::kNamed}}};
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return 0;
}

constexpr bool is_quotation_mark(char16_t c) {
  return c == u'"' || c == u'\u00AB' || c == u'\u00BB' || (c >= u'\u201C' && c <= u'\u201E');
}

std::string key_of(std::u16string_view name, bool person) {
  if (name.size() > 2 && (name.back() == u's' || name.back() == u'S') &&
      is_apostrophe(name[name.size() - 2])) {
    name.remove_suffix(2);
  }
  std::u16string clean;
  for (const char16_t c : name) {
    if (is_quotation_mark(c) || (c == u'.' && !person)) continue;
    if (!is_blank(c) && c != u'.' && (person || !is_hyphen(c))) {
      clean += c;
    } else if (!clean.empty() && clean.back() != u' ') {
      clean += u' ';
    }
  }
  while (!clean.empty() && clean.back() == u' ') clean.pop_back();
  std::string key;
  append_folded(clean, key);
  return key;
}

/// Endings of plurals and what stands there in the singular.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kPlurals = {
    {{"men", "man"}, {"ies", "y"}, {"aux", "al"}, {"ives", "ife"}, {"s", ""}, {"x", ""}}};

}  // namespace

NameWords::NameWords(std::string_view language) {
  head_first_ = language != "en";
  const auto wanted = [&](std::string_view of) {
    return of == language || of == "und" || language == "und";
  };
  Map<std::uint8_t> likes;
  for (const TsvRow& row : read_tsv(embedded_data("name_words.tsv"))) {
    if (row.size() < 4 || !wanted(row[0])) continue;
    if (row[1] == "same") {
      same_[name_key(to_utf16(row[3]))] = row[2];
    } else if (row[1] == "alias") {
      aliases_[folded(row[3])] = true;
    } else {
      Word& word = words_[folded(row[3])];
      word.kinds |= kind_of(row[1]);
      if (row[1] == "civility" || row[1] == "title") word.gender = gender_of(row[2]);
      if (row[1] == "like" || row[1] == "also") {
        const auto value = likes.try_emplace(std::string(row[2]), likes.size() + 1).first->second;
        (row[1] == "like" ? word.like : word.also) = value;
      }
      if (row[1] == "pronoun") word.pronoun = gender_of(row[2]);
    }
  }
  for (const TsvRow& row : read_tsv(embedded_data("roles.tsv"))) {
    if (row.size() < 3 || !wanted(row[0])) continue;
    Word& word = words_[folded(row[2])];
    word.kinds |= kRole;
    word.role_gender = gender_of(row[1]);
  }
  for (const TsvRow& row : read_tsv(embedded_data("first_names.tsv"))) {
    if (row.size() >= 2) first_names_[folded(row[0])] = gender_of(row[1]);
  }
}

NameWords::Word NameWords::find(std::u16string_view word) const {
  if (word.size() > kLongest) return {};
  std::string key;
  append_folded(word, key);
  Word found;
  if (const auto known = words_.find(key); known != words_.end()) found = known->second;
  if (found.kinds & kRole) return found;
  const auto take = [&](std::string_view form, unsigned more) {
    const auto role = words_.find(form);
    if (role == words_.end() || !(role->second.kinds & kRole)) return false;
    found.kinds |= kRole | more;
    found.role_gender = role->second.role_gender;
    found.like = role->second.like;
    found.also = role->second.also;
    return true;
  };
  const auto take_any_number = [&](const std::string& form) {
    if (take(form, 0)) return true;
    for (const auto& [plural, singular] : kPlurals) {
      if (form.size() <= plural.size() + 2 || !form.ends_with(plural)) continue;
      if (take(form.substr(0, form.size() - plural.size()).append(singular), kPlural)) return true;
    }
    return false;
  };
  if (key.ends_with('.')) key.pop_back();  // "Sens."
  if (take_any_number(key)) return found;
  const auto hyphen = key.rfind('-');
  if (hyphen != key.npos && hyphen > 1) take_any_number(key.substr(hyphen + 1));
  return found;
}

Gender NameWords::of_first_name(std::u16string_view name) const {
  if (name.size() > kLongest) return Gender::kUnknown;
  std::string key;
  append_folded(name, key);
  if (const auto known = first_names_.find(key); known != first_names_.end()) return known->second;
  const auto hyphen = key.find('-');
  if (hyphen == key.npos) return Gender::kUnknown;
  for (const auto part :
       {std::string_view(key).substr(0, hyphen), std::string_view(key).substr(hyphen + 1)}) {
    if (const auto known = first_names_.find(part); known != first_names_.end()) {
      return known->second;
    }
  }
  return Gender::kUnknown;
}

bool NameWords::joins_aliases(std::string_view folded) const { return aliases_.contains(folded); }

std::optional<std::string_view> NameWords::same(std::string_view key) const {
  const auto found = same_.find(key);
  if (found == same_.end()) return std::nullopt;
  return found->second;
}

std::string name_key(std::u16string_view name) { return key_of(name, false); }
std::string person_key(std::u16string_view name) { return key_of(name, true); }

}  // namespace filigrane
