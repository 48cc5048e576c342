#include "lemma_edits.h"

#include <algorithm>

#include "bundle_writer.h"
#include "filigrane/filigrane.h"
#include "text/fold.h"

namespace filigrane::training {
namespace {

Edit from(const std::string& start, const std::string& lemma) {
  std::size_t common = 0;
  while (common < start.size() && common < lemma.size() && start[common] == lemma[common]) ++common;
  const auto inside = [](const std::string& s, std::size_t at) {
    return at < s.size() && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80;
  };
  while (common > 0 && (inside(start, common) || inside(lemma, common))) --common;
  Edit edit;
  edit.strip = static_cast<unsigned>(start.size() - common);
  edit.suffix = lemma.substr(common);
  return edit;
}

}  // namespace

Edit edit_between(const std::string& form, const std::string& lower, const std::string& lemma) {
  std::string plain = lower;
  std::erase(plain, ',');
  if (plain != lower && plain == lemma) return {false, true, 0, ""};
  Edit of_lower = from(lower, lemma);
  Edit of_form = edit_as_written(form, lemma);
  const bool keeps_more = form.size() - of_form.strip > lower.size() - of_lower.strip;
  if (form == lower || !keeps_more) return of_lower;
  return of_form;
}

Edit edit_as_written(const std::string& form, const std::string& lemma) {
  Edit edit = from(form, lemma);
  edit.as_written = true;
  return edit;
}

unsigned EditTable::of(const Edit& edit) {
  const auto [found, is_new] = numbers_.try_emplace(edit, static_cast<unsigned>(numbers_.size()));
  if (is_new) {
    bytes_ += static_cast<char>((edit.as_written ? 1 : 0) | (edit.without_commas ? 2 : 0));
    bytes_ += static_cast<char>(edit.strip);
    append_string(bytes_, edit.suffix);
  }
  return found->second;
}

std::string EditTable::write() const {
  std::string out;
  append_u16(out, static_cast<unsigned>(numbers_.size()));
  return out + bytes_;
}

std::string lower_of(const std::string& utf8) {
  std::string key;
  append_lower(decode_utf8(utf8).text, key);
  return key;
}

}  // namespace filigrane::training
