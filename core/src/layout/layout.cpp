#include "layout/layout.h"

#include <algorithm>

#include "layout/metadata.h"

namespace filigrane {
namespace {

/// A text that has no title and begins and ends as text is a story or a letter, not a page: a line
/// in it that is not one cue from end to end stays text.
void keep_plain_text(std::span<const LineFacts> lines, std::vector<BlockKind>& kinds) {
  const bool title = std::find(kinds.begin(), kinds.end(), BlockKind::kTitle) != kinds.end();
  if (kinds.empty() || title || !is_content(kinds.front()) || !is_content(kinds.back())) return;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!is_content(kinds[i]) && lines[i].cues_whole == 0 && lines[i].cues_first == 0) {
      kinds[i] = BlockKind::kBody;
    }
  }
}

/// The title said once more before the running text is furniture.
void drop_repeats(std::u16string_view text, std::vector<Block>& blocks) {
  const Block* title = nullptr;
  for (Block& block : blocks) {
    if (block.kind == BlockKind::kBody) return;
    if (title && text.substr(block.at.start, block.at.size()) ==
                     text.substr(title->at.start, title->at.size())) {
      block.kind = BlockKind::kFurniture;
    }
    if (block.kind == BlockKind::kTitle) title = &block;
  }
}

/// The user's word goes before the classifier's; a title that the user names is the only one.
void take_over(std::span<const Block> said, std::vector<Block>& blocks) {
  const auto title = [](const Block& block) { return block.kind == BlockKind::kTitle; };
  if (std::any_of(said.begin(), said.end(), title)) {
    for (Block& block : blocks) {
      if (title(block)) block.kind = BlockKind::kHeading;
    }
  }
  for (const Block& each : said) {
    const auto behind = std::upper_bound(
        blocks.begin(), blocks.end(), each.at.start,
        [](std::uint32_t start, const Block& block) { return start < block.at.start; });
    if (behind == blocks.begin()) continue;
    Block& block = *(behind - 1);
    if (each.at.start < block.at.end) block.kind = each.kind;
  }
}

}  // namespace

std::shared_ptr<const LayoutData> read_layout_data() { return std::make_shared<LayoutData>(); }

void read_layout(Document& document, const LayoutData& data, std::span<const Block> said,
                 const std::optional<std::string>& published) {
  const std::vector<LineFacts> lines = data.lines.read(document);
  std::vector<BlockKind> kinds = classify_lines(lines, data.weights);
  keep_plain_text(lines, kinds);
  // Where no article is found, all is text: better too much than too little.
  const bool article = std::any_of(kinds.begin(), kinds.end(), [](BlockKind kind) {
    return kind == BlockKind::kBody || kind == BlockKind::kStandfirst;
  });
  for (std::size_t i = 0; article && i < kinds.size(); ++i) document.blocks[i].kind = kinds[i];
  drop_repeats(document.text, document.blocks);
  take_over(said, document.blocks);
  document.metadata = read_metadata(document, data.lines);
  if (published) document.metadata.published = {{}, *published, Source::kUser};
}

}  // namespace filigrane
