#include "name_swaps.h"

#include <unicode/uchar.h>

namespace filigrane::training {
namespace {

/// French writes "d'Alger" but "de Bamako": only names that begin alike change places.
bool begins_with_vowel(const std::u16string& name) {
  constexpr std::u16string_view kVowels =
      u"AEIOUYH\u00C9\u00C8\u00CA\u00C2\u00CE\u00D4\u00DB\u0152aeiouyh";
  return kVowels.find(name.front()) != std::u16string_view::npos;
}

}  // namespace

NameSwaps::NameSwaps(const std::vector<std::string>& files, const std::string& language) {
  std::map<std::u16string, int> count;
  for (const std::string& file : files) {
    for (const std::string& line : split(read_file(file), '\n')) {
      const auto fields = split(line, '\t');
      if (line.starts_with("#") || fields.size() < 3) continue;
      if (fields[2] != "*" && fields[2] != language) continue;
      const std::u16string name = decode_utf8(fields[0]).text;
      by_kind_[fields[1]].push_back(name);
      kinds_[name] = fields[1];
      if (++count[name] > 1) kinds_[name] = "";
    }
  }
}

std::u16string NameSwaps::other(const std::u16string& name, const std::string& type,
                                std::mt19937& random) const {
  const auto draw = [&](const std::string& kind) -> std::u16string {
    const auto found = by_kind_.find(kind);
    if (found == by_kind_.end()) return {};
    return found->second[random() % found->second.size()];
  };
  std::u16string result;
  if (type == "PER") {
    const bool whole = name.find(u' ') != std::u16string::npos;
    if (!whole) {
      result = draw("family");
    } else if (random() % 2 == 0) {
      result = draw("person");
    } else {
      result = draw("given");
      result += u' ';
      result += draw("family");
    }
  } else if (const auto kind = kinds_.find(name); kind != kinds_.end()) {
    const bool fits = type == "LOC"   ? kind->second == "town"
                      : type == "ORG" ? kind->second == "company" || kind->second == "medium" ||
                                            kind->second == "club"
                                      : kind->second == "work";
    if (fits) result = draw(kind->second);
  }
  if (result.empty() || begins_with_vowel(result) != begins_with_vowel(name)) return {};
  // In a heading in capitals the new name is in capitals too.
  const bool capitals = name.size() > 5 && u_isupper(name[1]) && u_isupper(name[2]);
  if (capitals) {
    for (char16_t& c : result) c = static_cast<char16_t>(u_toupper(c));
  }
  return result;
}

void NameSwaps::apply(std::u16string& text, std::vector<NamedText::Name>& names, double share,
                      std::mt19937& random) const {
  std::uint32_t shift = 0;
  for (NamedText::Name& name : names) {
    name.at = {name.at.start + shift, name.at.end + shift};
    if (random() >= share * 4294967295.0) continue;
    const std::u16string now = text.substr(name.at.start, name.at.size());
    const std::u16string next = other(now, name.type, random);
    if (next.empty()) continue;
    text.replace(name.at.start, name.at.size(), next);
    const auto end = name.at.start + static_cast<std::uint32_t>(next.size());
    shift += end - name.at.end;  // wraps around where it shrinks, as it should
    name.at.end = end;
  }
}

}  // namespace filigrane::training
