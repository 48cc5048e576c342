/// Pages labelled line by line, as the trainer of the line classifier takes them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "layout/layout_trainer.h"
#include "pipeline/resources.h"

namespace filigrane::training {

struct LayoutLine {
  std::u16string text;
  BlockKind kind = BlockKind::kBody;
  bool blank_before = false;
};
struct LayoutPage {
  std::string name, language;
  std::vector<LayoutLine> lines;
};

/// The pages NN-*.json with their texts in `folder`, by name; those whose number is divisible by
/// `test` are left out.
std::vector<LayoutPage> read_layout_pages(const std::string& folder, int test);

/// The texts of training/data/layout-plain.txt.
std::vector<LayoutPage> read_plain_texts(const std::string& file);

/// The page itself, and what people also paste: the article alone, without title, head or
/// standfirst, the running text alone, cut at either end or one sentence a line, the article amid
/// another page's menus and lists.
/// @param other  whose menus and lists
std::vector<LayoutPage> variants(const LayoutPage& page, const LayoutPage& other);

/// training/data/layout-lines.tsv: what other pages might have had there.
class LineBook {
 public:
  explicit LineBook(const std::string& file);
  /// The page with many of its lines around the running text replaced by lines of the book, others
  /// put in between.
  /// @param other  a further page, whose headlines serve as well
  LayoutPage dress(const LayoutPage& page, const LayoutPage& other, std::uint64_t seed) const;

 private:
  friend class Dresser;
  /// Lines by "kind place language".
  std::map<std::string, std::vector<std::u16string>> lines_;
};

/// @param tagged  with the tags and names of the page's language; without them, as a text in a
///                language without model is read
LayoutExample example_of(const LayoutPage& page, const Resources& resources,
                         const LineReader& reader, bool tagged);

/// All examples of the page `pages[i]`: its variants and dressed forms, each with and without tags.
std::vector<LayoutExample> examples_of(const std::vector<LayoutPage>& pages, std::size_t i,
                                       const LineBook& book, const Resources& resources,
                                       const LineReader& reader);

}  // namespace filigrane::training
