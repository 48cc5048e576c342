#include "document/said_json.h"

namespace filigrane {
namespace {

void field(JsonWriter& json, std::string_view name, std::string_view value) {
  json.key(name);
  json.string(value);
}

void span(JsonWriter& json, Utf16Span at, OffsetConverter& offset) {
  json.key("start");
  json.number(offset(at.start));
  json.key("end");
  json.number(offset(at.end));
}

void correction(JsonWriter& json, const Correction& correction, OffsetConverter& offset) {
  using Op = Correction::Op;
  const Op op = correction.op;
  json.begin_object();
  field(json, "op", correction_op_name(op));
  span(json, correction.at, offset);
  if (op == Op::kName) field(json, "type", mention_type_name(correction.type));
  if (op == Op::kRename) field(json, "name", correction.value);
  if (op == Op::kDate) field(json, "value", correction.value);
  if (correction.with) {
    json.key("with");
    json.begin_object();
    span(json, *correction.with, offset);
    json.end_object();
  } else if (op == Op::kSpeaker) {
    json.key("with");
    json.null();
  }
  if (correction.everywhere) {
    json.key("everywhere");
    json.boolean(true);
  }
  json.end_object();
}

void entry(JsonWriter& json, const DictionaryEntry& entry) {
  json.begin_object();
  field(json, "form", entry.form);
  json.key("type");
  if (entry.type) {
    json.string(mention_type_name(*entry.type));
  } else {
    json.null();
  }
  json.end_object();
}

}  // namespace

void write_said(const Document& document, OffsetConverter& offset, JsonWriter& json) {
  if (!document.corrections.empty()) {
    json.key("corrections");
    json.begin_array();
    for (const Correction& each : document.corrections) correction(json, each, offset);
    json.end_array();
  }
  if (!document.dictionary.empty()) {
    json.key("dictionary");
    json.begin_array();
    for (const DictionaryEntry& each : document.dictionary) entry(json, each);
    json.end_array();
  }
}

}  // namespace filigrane
