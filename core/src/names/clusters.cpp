#include "names/clusters.h"

#include <algorithm>
#include <map>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace filigrane {
namespace {

struct Cluster {
  MentionType type;
  std::string key;                      ///< folded name, blanks for hyphens
  std::vector<std::uint32_t> mentions;  ///< in text order
  bool merged = false;
};

std::string key_of(std::u16string_view name) {
  std::string key;
  append_folded(name, key);
  std::string clean;
  for (const char c : key) {
    const char plain = c == '-' || c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    if (plain != ' ' || (!clean.empty() && clean.back() != ' ')) clean += plain;
  }
  return clean;
}

/// "cotton" ends "tom cotton"; a part of a word does not count.
bool ends_with_word(std::string_view name, std::string_view last) {
  return name.size() > last.size() && name.ends_with(last) &&
         name[name.size() - last.size() - 1] == ' ';
}

/// A surname alone goes to the one person whose full name it ends.
void merge_surnames(std::vector<Cluster>& clusters) {
  std::map<std::string_view, std::vector<std::size_t>> by_last_word;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const std::string_view key = clusters[i].key;
    const auto blank = key.rfind(' ');
    if (clusters[i].type == MentionType::kPer && blank != std::string_view::npos) {
      by_last_word[key.substr(blank + 1)].push_back(i);
    }
  }
  for (Cluster& cluster : clusters) {
    const std::string_view key = cluster.key;
    const auto blank = key.rfind(' ');
    const auto found =
        by_last_word.find(blank == std::string_view::npos ? key : key.substr(blank + 1));
    if (cluster.type != MentionType::kPer || found == by_last_word.end()) continue;
    Cluster* fuller = nullptr;
    for (const std::size_t i : found->second) {
      if (clusters[i].merged || !ends_with_word(clusters[i].key, key)) continue;
      if (fuller && !ends_with_word(clusters[i].key, fuller->key)) {
        if (ends_with_word(fuller->key, clusters[i].key)) continue;
        fuller = nullptr;  // two people with one surname stay two
        break;
      }
      fuller = &clusters[i];
    }
    if (!fuller) continue;
    fuller->mentions.insert(fuller->mentions.end(), cluster.mentions.begin(),
                            cluster.mentions.end());
    cluster.merged = true;
  }
}

}  // namespace

void cluster_mentions(Document& document) {
  const std::u16string_view text = document.text;
  std::vector<Cluster> clusters;
  std::map<std::pair<MentionType, std::string>, std::size_t> by_key;
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    std::string key = key_of(text.substr(mention.at.start, mention.at.size()));
    const auto [found, is_new] = by_key.try_emplace({mention.type, key}, clusters.size());
    if (is_new) clusters.push_back({mention.type, std::move(key), {}, false});
    clusters[found->second].mentions.push_back(i);
  }
  // Short names first, so that "Cotton" reaches "Tom Cotton" and that "Thomas Tom Cotton".
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const Cluster& a, const Cluster& b) { return a.key.size() < b.key.size(); });
  merge_surnames(clusters);
  std::erase_if(clusters, [](const Cluster& cluster) { return cluster.merged; });
  for (Cluster& cluster : clusters) std::sort(cluster.mentions.begin(), cluster.mentions.end());
  std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    if (a.mentions.size() != b.mentions.size()) return a.mentions.size() > b.mentions.size();
    return a.mentions.front() < b.mentions.front();
  });

  document.entities.clear();
  for (Cluster& cluster : clusters) {
    Entity entity;
    entity.type = cluster.type;
    for (const std::uint32_t i : cluster.mentions) {
      document.mentions[i].entity = static_cast<EntityId>(document.entities.size());
      const std::string form =
          to_utf8(text.substr(document.mentions[i].at.start, document.mentions[i].at.size()));
      if (std::find(entity.aliases.begin(), entity.aliases.end(), form) == entity.aliases.end()) {
        entity.aliases.push_back(form);
      }
    }
    const auto longest = std::max_element(
        entity.aliases.begin(), entity.aliases.end(),
        [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    entity.name = *longest;
    entity.aliases.erase(longest);
    entity.salience = static_cast<Score>(1000 * cluster.mentions.size() / document.mentions.size());
    entity.mentions = std::move(cluster.mentions);
    document.entities.push_back(std::move(entity));
  }
}

}  // namespace filigrane
