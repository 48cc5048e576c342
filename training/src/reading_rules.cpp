#include "reading_rules.h"

#include <algorithm>

#include "base/tsv.h"
#include "corpus.h"

namespace filigrane::training {
namespace {

bool matches(const std::string& pattern, const std::string& value) {
  return pattern.ends_with('*')
             ? value.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1))
             : value == pattern;
}

/// "chevaux" -> "cheval", "actrices" -> "actrice": what a plural may be the plural of.
std::vector<std::string> singulars(const std::string& form) {
  std::vector<std::string> all{form};
  if (form.ends_with('s') || form.ends_with('x')) all.push_back(form.substr(0, form.size() - 1));
  if (form.ends_with("aux")) {
    all.push_back(form.substr(0, form.size() - 2) + "l");
    all.push_back(form.substr(0, form.size() - 2) + "il");
  }
  return all;
}

}  // namespace

ReadingRules::ReadingRules(const std::string& table, std::map<std::string, std::string> genders,
                           std::set<std::string> seen)
    : genders_(std::move(genders)), seen_(std::move(seen)) {
  for (const TsvRow& row : read_tsv(table)) {
    if (row.size() < 5) continue;
    rows_.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]),
                     parse_features(std::string(row[3])), split(std::string(row[4]), ',')});
  }
}

/// A French noun: plural if it ends in s or x and its lemma does not; where both are one form,
/// number may be anything. The gender is that of the list; without an entry, any or none.
std::vector<std::string> ReadingRules::noun(const SourceReading& reading) const {
  const auto marked = [](const std::string& word) {
    return word.ends_with('s') || word.ends_with('x') || word.ends_with('z');
  };
  std::vector<std::string> numbers{"Sing"}, genders;
  if (marked(reading.form)) {
    numbers = reading.form == reading.lemma ? std::vector<std::string>{"Sing", "Plur", ""}
                                            : std::vector<std::string>{"Plur"};
  }
  std::vector<std::string> bases = singulars(reading.form);
  const auto known = std::find_if(bases.begin(), bases.end(),
                                  [&](const std::string& base) { return genders_.contains(base); });
  const bool own = std::find(bases.begin(), bases.end(), reading.lemma) != bases.end();
  if (known != bases.end()) {
    genders = {genders_.at(*known)};
  } else if (own && genders_.contains(reading.lemma)) {
    genders = {genders_.at(reading.lemma)};
  } else if (!own && bases.size() > 1 ? bases[1].ends_with('e') : reading.form.ends_with('e')) {
    genders = own ? std::vector<std::string>{"", "Fem", "Masc"} : std::vector<std::string>{"Fem"};
  } else {
    genders = {"", "Masc", "Fem"};
  }
  std::vector<std::string> bundles;
  for (const std::string& gender : genders) {
    for (const std::string& number : numbers) {
      Features features;
      if (!gender.empty()) features["Gender"] = gender;
      if (!number.empty()) features["Number"] = number;
      bundles.push_back(to_string(features));
    }
  }
  return bundles;
}

bool ReadingRules::fits(const Row& row, const SourceReading& reading,
                        const Features& features) const {
  return matches(row.source, reading.source) && matches(row.upos, reading.upos) &&
         matches(row.tag, reading.tag) &&
         std::all_of(row.has.begin(), row.has.end(), [&](const auto& feature) {
           const auto found = features.find(feature.first);
           return found != features.end() && found->second == feature.second;
         });
}

void ReadingRules::set_lemma(SourceReading& reading) const {
  const Features features = parse_features(reading.feats);
  for (const Row& row : rows_) {
    if (row.changes.front() != "noun" || !fits(row, reading, features)) continue;
    const auto bases = singulars(reading.form);
    if (std::find(bases.begin(), bases.end(), reading.lemma) != bases.end()) return;
    for (const std::string& base : bases) {
      const auto gender = genders_.find(base);
      const bool feminine =
          gender == genders_.end() ? base.ends_with('e') : gender->second == "Fem";
      if (!feminine || (base == reading.form && bases.size() > 1)) continue;
      reading.lemma = base;
      return;
    }
  }
}

std::vector<std::string> ReadingRules::apply(const SourceReading& reading) const {
  Features features = parse_features(reading.feats);
  for (const Row& row : rows_) {
    if (!fits(row, reading, features)) continue;
    for (const std::string& change : row.changes) {
      if (change == "drop") return {};
      if (change == "unknown") return {kUnknown};
      if (change == "noun") return noun(reading);
      if (change == "if-seen" && !seen_.contains(reading.form)) return {};
      if (change == "clear") features.clear();
      if (change.starts_with('-')) features.erase(change.substr(1));
      for (auto& [name, value] : parse_features(change)) features[name] = value;
    }
  }
  return {to_string(features)};
}

}  // namespace filigrane::training
