#include "layout/layout_pages.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/tsv.h"
#include "layout/blocks.h"
#include "layout/line_features.h"
#include "layout/state_names.h"
#include "pipeline/stages.h"
#include "text/chars.h"

namespace filigrane::training {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_article(BlockKind kind) {
  return is_content(kind) || kind == BlockKind::kByline || kind == BlockKind::kDateline;
}

LayoutPage filtered(const LayoutPage& page, std::size_t first, std::size_t end,
                    bool (*keeps)(BlockKind)) {
  LayoutPage out{page.name, page.language, {}};
  for (std::size_t i = first; i < end; ++i) {
    if (keeps(page.lines[i].kind)) out.lines.push_back(page.lines[i]);
  }
  return out;
}

/// States of lines of these kinds; kinds that cannot stand where they do become furniture.
std::vector<std::uint8_t> states_of(const std::vector<BlockKind>& kinds) {
  const std::size_t n = kinds.size();
  const auto first = [&](BlockKind kind) {
    return static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), kind) - kinds.begin());
  };
  std::size_t text = first(BlockKind::kBody), end = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (kinds[i] == BlockKind::kBody || (i > text && kinds[i] == BlockKind::kHeading)) end = i + 1;
  }
  std::size_t head = std::min({first(BlockKind::kTitle), first(BlockKind::kStandfirst), text});
  if (const std::size_t title = first(BlockKind::kTitle); title < text) head = title;
  if (end == 0) {  // without running text: the head ends with the last line of the article
    text = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (is_content(kinds[i])) end = i + 1;
    }
    if (end == 0) head = n;
  }
  std::vector<std::uint8_t> states;
  const auto all = line_states();
  for (std::size_t i = 0; i < n; ++i) {
    const Zone zone = i < head               ? Zone::kTop
                      : end != 0 && i >= end ? Zone::kTail
                      : i >= text            ? Zone::kText
                                             : Zone::kHead;
    LineState state{zone, kinds[i]};
    const bool second_title = kinds[i] == BlockKind::kTitle && i != head;
    if (second_title || std::find(all.begin(), all.end(), state) == all.end()) {
      state.kind = BlockKind::kFurniture;
    }
    states.push_back(
        static_cast<std::uint8_t>(std::find(all.begin(), all.end(), state) - all.begin()));
  }
  return states;
}

}  // namespace

std::vector<LayoutPage> read_layout_pages(const std::string& folder, int test) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const int number = std::atoi(entry.path().filename().c_str());
    if (entry.path().extension() == ".json" && number > 0 && (test == 0 || number % test != 0)) {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<LayoutPage> pages;
  for (const auto& path : paths) {
    const auto gold = nlohmann::json::parse(bytes_of(path));
    const std::u16string text =
        decode_utf8(bytes_of(std::filesystem::path(path).replace_extension("txt"))).text;
    // Offsets of the gold count code points.
    std::vector<std::uint32_t> units;
    for (std::uint32_t at = 0; at < text.size(); at += code_point_at(text, at).units) {
      units.push_back(at);
    }
    units.push_back(static_cast<std::uint32_t>(text.size()));
    LayoutPage page{path.stem(), gold["language"], {}};
    std::uint32_t behind = 0;
    for (const auto& line : gold["lines"]) {
      const std::uint32_t start = units[line["start"]], end = units[line["end"]];
      LayoutLine out{text.substr(start, end - start),
                     block_kind_from_name(line["kind"].get<std::string>()).value(),
                     std::count(text.begin() + behind, text.begin() + start, u'\n') > 1};
      if (line.value("repeat", false)) out.kind = BlockKind::kFurniture;
      behind = end;
      page.lines.push_back(std::move(out));
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<LayoutPage> read_plain_texts(const std::string& file) {
  const std::string text = bytes_of(file);
  std::vector<LayoutPage> pages;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.starts_with("== ")) {
      pages.push_back({"plain", std::string(line.substr(3)), {}});
    } else if (tab != std::string_view::npos && !pages.empty()) {
      pages.back().lines.push_back({decode_utf8(line.substr(tab + 1)).text,
                                    block_kind_from_name(line.substr(0, tab)).value(), false});
    }
  }
  return pages;
}

namespace {

/// Which of the variants is the page without its standfirst.
constexpr std::size_t kWithoutStandfirst = 10;

/// The page with its paragraphs cut behind full stops.
LayoutPage sentence_by_sentence(const LayoutPage& page) {
  LayoutPage out{page.name, page.language, {}};
  for (const LayoutLine& line : page.lines) {
    std::size_t start = 0;
    for (std::size_t i = 1; line.kind == BlockKind::kBody && i + 2 < line.text.size(); ++i) {
      const char16_t c = line.text[i + 2];
      const bool stop =
          line.text[i] == u'.' && line.text[i - 1] >= u'a' && line.text[i + 1] == u' ';
      if (!stop || i - start < 20 || !(c >= u'A' && c <= u'Z')) continue;
      out.lines.push_back(
          {line.text.substr(start, i + 1 - start), line.kind, start == 0 && line.blank_before});
      start = i + 2;
    }
    out.lines.push_back({line.text.substr(start), line.kind, start == 0 && line.blank_before});
  }
  return out;
}

}  // namespace

std::vector<LayoutPage> variants(const LayoutPage& page, const LayoutPage& other) {
  const auto kind_is = [](BlockKind kind) {
    return [kind](const LayoutLine& line) { return line.kind == kind; };
  };
  const auto range = [&](const LayoutPage& p) {
    const auto title = std::find_if(p.lines.begin(), p.lines.end(), kind_is(BlockKind::kTitle));
    const auto text = std::find_if(p.lines.begin(), p.lines.end(), kind_is(BlockKind::kBody));
    const auto end =
        std::find_if(p.lines.rbegin(), p.lines.rend(), kind_is(BlockKind::kBody)).base();
    return std::array<std::size_t, 3>{
        static_cast<std::size_t>(std::min(title, text) - p.lines.begin()),
        static_cast<std::size_t>(text - p.lines.begin()),
        static_cast<std::size_t>(end - p.lines.begin())};
  };
  const auto [title, text, end] = range(page);
  const auto [other_title, other_text, other_end] = range(other);
  const std::size_t n = page.lines.size();
  const auto any = [](BlockKind) { return true; };
  std::vector<LayoutPage> out = {
      page,
      filtered(page, 0, n, is_article),
      filtered(page, title, end, any),
      filtered(page, title, n, any),
      filtered(page, 0, end, any),
      filtered(page, text, n, any),
      filtered(page, text, end, any),
      filtered(page, text, end, is_content),
      filtered(page, text, std::min(end, text + 1), any),
      filtered(page, title, n, is_content),
      filtered(page, 0, n, [](BlockKind kind) { return kind != BlockKind::kStandfirst; }),
      filtered(page, title, end, [](BlockKind kind) { return kind != BlockKind::kStandfirst; }),
      sentence_by_sentence(page),
      sentence_by_sentence(filtered(page, text, end, is_content)),
      sentence_by_sentence(filtered(page, title, n, is_article)),
  };
  LayoutPage amid{page.name, page.language, {}};
  amid.lines.assign(other.lines.begin(), other.lines.begin() + static_cast<long>(other_title));
  amid.lines.insert(amid.lines.end(), page.lines.begin() + static_cast<long>(title),
                    page.lines.begin() + static_cast<long>(end));
  amid.lines.insert(amid.lines.end(), other.lines.begin() + static_cast<long>(other_end),
                    other.lines.end());
  out.push_back(std::move(amid));
  // The same with and without blank lines around paragraphs.
  LayoutPage spaced = page;
  const bool blanks = std::any_of(page.lines.begin(), page.lines.end(),
                                  [](const LayoutLine& line) { return line.blank_before; });
  for (LayoutLine& line : spaced.lines) {
    line.blank_before = !blanks && (is_content(line.kind) || line.kind == BlockKind::kCaption);
  }
  out.push_back(std::move(spaced));
  std::erase_if(out, [](const LayoutPage& p) { return p.lines.empty(); });
  return out;
}

LineBook::LineBook(const std::string& file) {
  const std::string table = bytes_of(file);
  for (const TsvRow& row : read_tsv(table)) {
    if (row.size() < 4) continue;
    std::string key(row[0]);
    key.append(" ").append(row[1]).append(" ").append(row[2]);
    lines_[key].push_back(decode_utf8(row[3]).text);
  }
}

/// Dresses one page: a row of random numbers, and the page as far as it has come.
class Dresser {
 public:
  Dresser(const LineBook& book, const LayoutPage& page, const LayoutPage& other, std::uint64_t seed)
      : book_(book), page_(page), random_(seed * 2 + 1) {
    for (const LayoutLine& line : other.lines) {
      const bool headline = line.kind == BlockKind::kTitle || line.kind == BlockKind::kRelated;
      if (headline && line.text.size() > 30 && line.text.size() < 120) {
        headlines_.push_back(line.text);
      }
    }
  }

  LayoutPage dressed() {
    std::vector<BlockKind> kinds;
    for (const LayoutLine& line : page_.lines) kinds.push_back(line.kind);
    const auto states = states_of(kinds);
    out_ = {page_.name, page_.language, {}};
    bool tail = false;
    int last = -1;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const LineState state = line_states()[states[i]];
      if (state.zone == Zone::kTail && !tail) {
        begin_tail();
        tail = true;
      }
      if (state.kind == BlockKind::kBody && states[i] != last && chance(20)) {
        // The title once more, often over its picture.
        if (!title_.empty()) out_.lines.push_back({title_, BlockKind::kFurniture, false});
        if (chance(60)) put(BlockKind::kCaption, "any");
        if (chance(40)) put(BlockKind::kDateline, "head");
      }
      if (state.kind == BlockKind::kBody) last = states[i];
      line(page_.lines[i], state);
      if (state.kind == BlockKind::kTitle) {
        title_ = page_.lines[i].text;
        behind_title(title_);
      }
      if (state.kind == BlockKind::kBody && i + 1 < kinds.size() &&
          kinds[i + 1] == BlockKind::kBody) {
        if (chance(6)) put(BlockKind::kRelated, "text");
        if (chance(6)) put(BlockKind::kFurniture, "text");
        if (chance(5)) put(BlockKind::kCaption, "any");
      }
    }
    if (!tail) begin_tail();
    return std::move(out_);
  }

 private:
  std::size_t below(std::size_t n) {
    random_ = random_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(random_ >> 33) % n;
  }
  bool chance(std::size_t percent) { return below(100) < percent; }

  const std::vector<std::u16string>* lines(const std::string& kind, const std::string& place) {
    for (const std::string& where : {place, std::string("any")}) {
      std::string key = kind;
      key.append(" ").append(where).append(" ").append(page_.language);
      const auto found = book_.lines_.find(key);
      if (found != book_.lines_.end()) return &found->second;
    }
    return nullptr;
  }
  /// A line of the book with its blanks filled in.
  std::u16string filled(const std::u16string& pattern) {
    std::u16string text;
    for (std::size_t at = 0; at < pattern.size();) {
      const std::size_t open = pattern.find(u'{', at), close = pattern.find(u'}', at);
      if (open == std::u16string::npos || close == std::u16string::npos) {
        return text.append(pattern, at);
      }
      text.append(pattern, at, open - at);
      std::string name;
      for (std::size_t i = open + 1; i < close; ++i) name += static_cast<char>(pattern[i]);
      if (name == "headline" && !headlines_.empty() && chance(60)) {
        text += headlines_[below(headlines_.size())];
      } else if (const auto* fillers = lines("=", name)) {
        text += (*fillers)[below(fillers->size())];
      }
      at = close + 1;
    }
    return text;
  }
  void put(BlockKind kind, const std::string& place, bool blank = false) {
    const auto* choice = lines(std::string(block_kind_name(kind)), place);
    if (choice) out_.lines.push_back({filled((*choice)[below(choice->size())]), kind, blank});
  }
  void line(const LayoutLine& line, LineState state) {
    const bool standfirst = state.kind == BlockKind::kStandfirst && state.zone == Zone::kHead;
    const bool fixed = (is_content(state.kind) && !standfirst) || (line.kind != state.kind);
    if (fixed || chance(standfirst ? 60 : 35)) {
      out_.lines.push_back(line);
      return;
    }
    std::string place(kZoneNames[static_cast<std::size_t>(state.zone)]);
    if (state.kind == BlockKind::kRelated && place != "text") place = "tail";
    if (state.kind == BlockKind::kFurniture || state.kind == BlockKind::kRelated) {
      // A menu or list is of one cast: the line above must not have been replaced by half.
      if (chance(40)) {
        out_.lines.push_back(line);
        return;
      }
    }
    const std::size_t before = out_.lines.size();
    put(state.kind, place, line.blank_before);
    if (out_.lines.size() == before) out_.lines.push_back(line);
  }
  void several(BlockKind kind, const std::string& place, std::size_t most) {
    for (std::size_t n = 1 + below(most); n > 0; --n) put(kind, place);
  }
  void behind_title(const std::u16string& title) {
    if (chance(12)) out_.lines.push_back({title, BlockKind::kFurniture, false});
    if (chance(10)) put(BlockKind::kStandfirst, "head");
    if (chance(30)) several(BlockKind::kFurniture, "head", 5);
    if (chance(40)) put(BlockKind::kByline, "head");
    if (chance(35)) put(BlockKind::kDateline, "head");
    // Agency copy has notes there, and seldom a standfirst.
    const bool standfirst =
        std::any_of(page_.lines.begin(), page_.lines.end(),
                    [](const LayoutLine& line) { return line.kind == BlockKind::kStandfirst; });
    if (chance(standfirst ? 6 : 40)) several(BlockKind::kNotice, "head", 2);
    if (chance(20)) several(BlockKind::kFurniture, "head", 4);
  }
  void begin_tail() {
    if (chance(40)) put(BlockKind::kByline, "tail", chance(30));
    if (chance(30)) several(BlockKind::kNotice, "tail", 2);
    if (chance(30)) several(BlockKind::kFurniture, "tail", 8);
    if (chance(50)) {
      if (chance(60)) put(BlockKind::kRelated, "tail");
      const auto* fillers = lines("=", "headline");
      for (std::size_t n = 2 + below(15); n > 0 && fillers; --n) {
        out_.lines.push_back({filled(u"{headline}"), BlockKind::kRelated, false});
      }
    }
    if (chance(25)) several(BlockKind::kFurniture, "tail", 8);
    if (chance(15)) put(BlockKind::kNotice, "tail");
  }

  const LineBook& book_;
  const LayoutPage& page_;
  std::uint64_t random_;
  std::vector<std::u16string> headlines_;
  std::u16string title_;
  LayoutPage out_;
};

LayoutPage LineBook::dress(const LayoutPage& page, const LayoutPage& other,
                           std::uint64_t seed) const {
  return Dresser(*this, page, other, seed).dressed();
}

std::vector<LayoutExample> examples_of(const std::vector<LayoutPage>& pages, std::size_t i,
                                       const LineBook& book, const Resources& resources,
                                       const LineReader& reader) {
  constexpr std::size_t kDressed = 12;
  const LayoutPage& page = pages[i];
  // The pages of its language, itself left out.
  std::vector<const LayoutPage*> others;
  for (std::size_t j = 1; j < pages.size(); ++j) {
    const LayoutPage& other = pages[(i + j) % pages.size()];
    if (other.language == page.language) others.push_back(&other);
  }
  if (others.empty()) others.push_back(&page);
  std::vector<LayoutPage> forms = variants(page, *others[6 % others.size()]);
  const std::size_t plain = forms.size();
  for (std::size_t d = 0; d < kDressed; ++d) {
    // One in three is a part of the page, one in three the page without its standfirst.
    const LayoutPage& form = d % 3 == 0   ? page
                             : d % 3 == 1 ? forms[kWithoutStandfirst]
                                          : forms[1 + (d * 7 + i) % (plain - 1)];
    LayoutPage dressed = book.dress(form, *others[d % others.size()], i * 100 + d);
    forms.push_back(std::move(dressed));
  }
  std::vector<LayoutExample> examples;
  for (const LayoutPage& form : forms) {
    for (const bool tagged : {true, false}) {
      examples.push_back(example_of(form, resources, reader, tagged));
    }
  }
  return examples;
}

LayoutExample example_of(const LayoutPage& page, const Resources& resources,
                         const LineReader& reader, bool tagged) {
  Document document;
  std::vector<std::uint32_t> starts;
  for (const LayoutLine& line : page.lines) {
    if (!document.text.empty()) document.text += line.blank_before ? u"\n\n" : u"\n";
    starts.push_back(static_cast<std::uint32_t>(document.text.size()));
    document.text += line.text;
  }
  document.language.code = page.language;
  document.blocks = find_blocks(document.text);
  const std::string code = tagged ? page.language : "und";
  tag_text(document, resources.model(code), resources.rules(code));
  std::vector<BlockKind> kinds;
  for (const Block& block : document.blocks) {
    const auto line = std::upper_bound(starts.begin(), starts.end(), block.at.start) - 1;
    kinds.push_back(page.lines[static_cast<std::size_t>(line - starts.begin())].kind);
  }
  LayoutExample example;
  example.states = states_of(kinds);
  const auto facts = reader.read(document);
  const PageFeatures features(facts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    features.of(i, example.features.emplace_back());
  }
  return example;
}

}  // namespace filigrane::training
