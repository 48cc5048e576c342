#include "word_lists.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "bundle_writer.h"
#include "corpus.h"
#include "model/gazetteer.h"
#include "model/rarity.h"
#include "placement.h"
#include "text/chars.h"
#include "text/fold.h"

namespace filigrane::training {
namespace {

using nlohmann::json;

std::string folded_of(const std::string& utf8) {
  std::string key;
  append_folded(decode_utf8(utf8).text, key);
  return key;
}

std::uint16_t kind_of(const std::string& name) {
  const std::map<std::string, NameKind> kinds = {
      {"given", kGivenName},         {"family", kFamilyName}, {"town", kTown},
      {"country", kCountry},         {"place", kPlace},       {"company", kCompany},
      {"institution", kInstitution}, {"medium", kMedium},     {"work", kWork},
      {"person", kPerson},           {"club", kClub},         {"event", kEvent}};
  return kinds.at(name);
}

/// "Charles de Gaulle" gives "de Gaulle" and "Gaulle"; a single word nothing.
std::vector<std::string> surnames_of(const std::string& name) {
  std::vector<std::string> surnames;
  const auto first = name.find(' '), last = name.rfind(' ');
  if (first == std::string::npos) return {};
  surnames.push_back(name.substr(last + 1));
  if (first != last) surnames.push_back(name.substr(first + 1));
  return surnames;
}

/// "Apple Inc." names "Apple": cuts legal forms and stops off the end.
std::string without_legal_form(std::string name, const json& legal_forms) {
  for (bool again = true; again;) {
    again = false;
    while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == ' '))
      name.pop_back();
    for (const auto& form : legal_forms) {
      std::string tail = form.get<std::string>();
      tail.insert(tail.begin(), ' ');
      if (name.size() > tail.size() && name.ends_with(tail)) {
        name.resize(name.size() - tail.size());
        again = true;
      }
    }
  }
  return name;
}

/// The section as core/src/model/gazetteer.h reads it.
std::string hashed_names(const std::map<std::string, std::uint16_t>& names) {
  std::map<std::uint32_t, std::uint16_t> kinds;  // two names of one hash are one
  for (const auto& [name, set] : names) {
    std::uint32_t hash = Gazetteer::kEmptyName;
    for (const char byte : name) hash = Gazetteer::extend(hash, byte);
    kinds[hash] |= set;
  }
  std::map<std::uint16_t, std::size_t> counts;
  std::vector<std::uint32_t> keys;
  for (const auto& [hash, set] : kinds) {
    keys.push_back(hash);
    ++counts[set];
  }
  // The commonest sets have numbers of their own; a rarer one is said by its most telling kinds.
  std::vector<std::uint16_t> sets{0};
  std::vector<std::pair<std::size_t, std::uint16_t>> order;
  order.reserve(counts.size());
  for (const auto& [set, count] : counts) order.emplace_back(count, set);
  std::sort(order.rbegin(), order.rend());
  for (std::size_t i = 0; i < order.size() && i < 254; ++i) sets.push_back(order[i].second);
  const auto number = [&](std::uint16_t set) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < sets.size(); ++i) {
      if (sets[i] == set) return i;
      const bool within = (sets[i] & ~set) == 0;
      if (within && std::popcount(sets[i]) > std::popcount(sets[best])) best = i;
    }
    return best;
  };
  const Placement placed = place(keys);
  std::string out;
  append_u32(out, static_cast<unsigned>(placed.pilots.size()));
  append_u32(out, static_cast<unsigned>(placed.keys.size()));
  out += static_cast<char>(sets.size());
  for (const std::uint16_t set : sets) append_u16(out, set);
  append_pilots(placed, out);
  for (const std::int32_t key : placed.keys) {
    append_u16(out, key < 0 ? 0u : Gazetteer::check(keys[static_cast<std::size_t>(key)]));
  }
  for (const std::int32_t key : placed.keys) {
    out += key < 0 ? '\0' : static_cast<char>(number(kinds[keys[static_cast<std::size_t>(key)]]));
  }
  return out;
}

}  // namespace

std::string build_gazetteer(const json& sources, const std::string& root) {
  std::map<std::string, std::uint16_t> names;
  for (const auto& source : sources) {
    const char separator = source.value("separator", "tab") == "comma" ? ',' : '\t';
    std::size_t added = 0;
    const auto add = [&](const std::string& name, std::uint16_t kind) {
      const std::string key = folded_of(name);
      if (key.size() < 2) return;
      added += names.count(key) == 0;
      names[key] |= kind;
    };
    for (const std::string& line : split(read_file(path_of(root, source["file"])), '\n')) {
      const auto fields = split(line, separator);
      bool take = true;
      if (source.contains("where")) {
        const std::size_t column = source["where"]["column"];
        const std::string value = column < fields.size() ? fields[column] : "";
        if (source["where"].contains("starts"))
          take = value.starts_with(source["where"]["starts"].get<std::string>());
        if (source["where"].contains("contains")) {
          take = take &&
                 value.find(source["where"]["contains"].get<std::string>()) != std::string::npos;
        }
        if (source["where"].contains("any")) {
          take = false;
          for (const auto& one : source["where"]["any"])
            take = take || value == one.get<std::string>();
        }
      }
      const std::size_t column = source["column"];
      if (!take || column >= fields.size()) continue;
      const std::string name =
          without_legal_form(fields[column], source.value("legal_forms", json::array()));
      const std::uint16_t kind =
          kind_of(source.contains("kind") ? source["kind"].get<std::string>()
                                          : fields.at(source["kind_column"].get<std::size_t>()));
      add(name, kind);
      if (kind != kPerson) continue;
      for (const std::string& surname : surnames_of(name)) add(surname, kFamilyName);
    }
    std::fprintf(stderr, "gazetteer: %zu from %s\n", added,
                 source["file"].get<std::string>().c_str());
  }
  return hashed_names(names);
}

std::string build_rarity(const json& files, const std::string& root) {
  constexpr std::size_t kBuckets = 1 << 16;
  std::map<std::string, std::uint32_t> sentences_with;
  std::size_t sentences = 0;
  for (const auto& file : files) {
    for (const std::string& line : split(read_file(path_of(root, file)), '\n')) {
      // Of a treebank, the text of its sentences.
      constexpr std::string_view kText = "# text = ";
      const bool treebank = file.get<std::string>().ends_with(".conllu");
      if (treebank && !line.starts_with(kText)) continue;
      std::set<std::string> words;
      std::string word;
      std::string folded = folded_of(treebank ? line.substr(kText.size()) : line);
      folded += ' ';
      for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                            (c == '-' && !word.empty());
        if (letter) {
          word += c;
        } else if (!word.empty()) {
          words.insert(word);
          word.clear();
        }
      }
      sentences += !words.empty();
      for (const std::string& one : words) ++sentences_with[one];
    }
  }
  std::string buckets(kBuckets, 15);
  for (const auto& [word, count] : sentences_with) {
    if (count < 2) continue;
    const double rarity = std::log2(static_cast<double>(sentences) / count);
    char& bucket = buckets[Rarity::bucket(word, kBuckets)];
    bucket = static_cast<char>(std::min<long>(bucket, std::clamp(std::lround(rarity), 0L, 14L)));
  }
  return buckets;
}

}  // namespace filigrane::training
