#include "read_options.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

using filigrane::Block;
using filigrane::Correction;
using filigrane::DictionaryEntry;
using filigrane::Utf16Span;
using nlohmann::json;
using Op = filigrane::Correction::Op;

namespace {

/// The members of one object, each taken once.
class Members {
 public:
  explicit Members(const json& object) : object_(object) {}

  /// Every member of the object was asked for.
  bool all_taken() const { return object_.is_object() && taken_ == object_.size(); }

  /// The member, which may be null; nullptr where there is none.
  const json* find(const char* name) {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    if (found == object_.end()) return nullptr;
    ++taken_;
    return &*found;
  }
  std::optional<std::string> text(const char* name) {
    const json* value = find(name);
    if (!value || !value->is_string()) return {};
    return value->get<std::string>();
  }
  std::optional<std::uint32_t> offset(const char* name) {
    const json* value = find(name);
    if (!value || !value->is_number_unsigned() ||
        value->get<std::uint64_t>() > filigrane::kMaxTextUnits) {
      return {};
    }
    return value->get<std::uint32_t>();
  }
  std::optional<Utf16Span> span() {
    const auto start = offset("start"), end = offset("end");
    if (!start || !end) return {};
    return Utf16Span{*start, *end};
  }

 private:
  const json& object_;
  std::size_t taken_ = 0;
};

std::optional<Block> read_block(const json& input) {
  Members members(input);
  const auto start = members.offset("start");
  const auto kind = filigrane::block_kind_from_name(members.text("kind").value_or(""));
  if (!start || !kind || !members.all_taken()) return {};
  return Block{{*start, *start}, *kind};
}

/// The member "with"; false when it is wrong.
bool read_with(Members& members, Correction& correction) {
  const json* with = members.find("with");
  if (!with) return false;
  if (with->is_null()) return correction.op == Op::kSpeaker;
  Members inner(*with);
  correction.with = inner.span();
  return correction.with && inner.all_taken();
}

bool read_everywhere(Members& members, Correction& correction) {
  const json* everywhere = members.find("everywhere");
  if (!everywhere) return true;
  if (!everywhere->is_boolean()) return false;
  correction.everywhere = everywhere->get<bool>();
  return true;
}

bool read_value(Members& members, const char* name, Correction& correction) {
  const auto value = members.text(name);
  correction.value = value.value_or("");
  return value.has_value();
}

/// What an operation has besides its place.
bool read_rest(Members& members, Correction& correction) {
  switch (correction.op) {
    case Op::kName: {
      const auto type = filigrane::mention_type_from_name(members.text("type").value_or(""));
      if (!type) return false;
      correction.type = *type;
      return read_everywhere(members, correction);
    }
    case Op::kNoName:
    case Op::kApart:
      return read_everywhere(members, correction);
    case Op::kSame:
    case Op::kSpeaker:
      return read_with(members, correction);
    case Op::kRename:
      return read_value(members, "name", correction);
    case Op::kDate:
      return read_value(members, "value", correction);
    case Op::kNoQuote:
    case Op::kNoDate:
      return true;
  }
  return false;
}

std::optional<Correction> read_correction(const json& input) {
  Members members(input);
  const auto op = filigrane::correction_op_from_name(members.text("op").value_or(""));
  const auto at = members.span();
  if (!op || !at) return {};
  Correction correction;
  correction.op = *op;
  correction.at = *at;
  if (!read_rest(members, correction) || !members.all_taken()) return {};
  return correction;
}

std::optional<DictionaryEntry> read_entry(const json& input) {
  Members members(input);
  auto form = members.text("form");
  const json* type = members.find("type");
  if (!form || !type || !members.all_taken()) return {};
  if (type->is_null()) return DictionaryEntry{std::move(*form), {}};
  if (!type->is_string()) return {};
  const auto known = filigrane::mention_type_from_name(type->get_ref<const std::string&>());
  if (!known) return {};
  return DictionaryEntry{std::move(*form), known};
}

template <class Item>
bool read_all(const json& input, std::optional<Item> (*read)(const json&),
              std::vector<Item>& items) {
  if (!input.is_array()) return false;
  for (const json& each : input) {
    auto item = read(each);
    if (!item) return false;
    items.push_back(std::move(*item));
  }
  return true;
}

}  // namespace

bool read_blocks(const json& input, std::vector<Block>& items) {
  return read_all(input, read_block, items);
}
bool read_corrections(const json& input, std::vector<Correction>& items) {
  return read_all(input, read_correction, items);
}
bool read_dictionary(const json& input, std::vector<DictionaryEntry>& items) {
  return read_all(input, read_entry, items);
}
