#include "names/rank.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace filigrane {
namespace {

/// Points of one mention, by where it is; and of one quotation.
enum Points : unsigned {
  kMention = 2,
  kNewParagraph = 3,  ///< the first mention in a paragraph: spread
  kOpening = 2,       ///< in the first two paragraphs
  kTitle = 12,
  kQuote = 3,
};
constexpr std::size_t kOpeningParagraphs = 2;

std::vector<unsigned> points_of(const Document& document) {
  std::vector<unsigned> points(document.entities.size());
  std::vector<std::size_t> last_block(document.entities.size(), document.blocks.size());
  std::size_t block = 0, bodies = 0;
  for (const Mention& mention : document.mentions) {
    while (block < document.blocks.size() && document.blocks[block].at.end <= mention.at.start) {
      if (document.blocks[block].kind == BlockKind::kBody) ++bodies;
      ++block;
    }
    if (mention.entity == kNoEntity) continue;
    const BlockKind kind =
        block < document.blocks.size() ? document.blocks[block].kind : BlockKind::kBody;
    if (!is_content(kind)) continue;
    const auto entity = static_cast<std::size_t>(mention.entity);
    points[entity] += kMention;
    if (last_block[entity] != block) points[entity] += kNewParagraph;
    last_block[entity] = block;
    if (kind == BlockKind::kTitle) points[entity] += kTitle;
    if (kind == BlockKind::kStandfirst ||
        (kind == BlockKind::kBody && bodies < kOpeningParagraphs)) {
      points[entity] += kOpening;
    }
  }
  for (const Quote& quote : document.quotes) {
    // Who is named in the article speaks in it.
    if (quote.speaker == kNoEntity) continue;
    auto& of_speaker = points[static_cast<std::size_t>(quote.speaker)];
    if (of_speaker > 0) of_speaker += kQuote;
  }
  return points;
}

}  // namespace

void rank_entities(Document& document) {
  const std::vector<unsigned> points = points_of(document);
  const std::size_t count = points.size();
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (points[a] != points[b]) return points[a] > points[b];
    return document.entities[a].mentions.front() < document.entities[b].mentions.front();
  });
  const std::uint64_t all = std::accumulate(points.begin(), points.end(), std::uint64_t{0});
  std::vector<Entity> ranked;
  std::vector<EntityId> new_id(count);
  ranked.reserve(count);
  for (const std::size_t i : order) {
    new_id[i] = static_cast<EntityId>(ranked.size());
    ranked.push_back(std::move(document.entities[i]));
    ranked.back().salience =
        points[i] == 0 ? Score{0}
                       : static_cast<Score>(std::max<std::uint64_t>(1, 1000 * points[i] / all));
  }
  document.entities = std::move(ranked);
  const auto follow = [&](EntityId& id) {
    if (id != kNoEntity) id = new_id[static_cast<std::size_t>(id)];
  };
  for (Mention& mention : document.mentions) follow(mention.entity);
  for (Quote& quote : document.quotes) follow(quote.speaker);
}

}  // namespace filigrane
