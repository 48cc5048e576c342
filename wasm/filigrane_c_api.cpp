#include "filigrane_c_api.h"

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "filigrane/filigrane.h"
#include "filigrane/memo.h"
#include "pipeline/resources.h"
#include "read_options.h"

namespace {

using filigrane::Code;
using nlohmann::json;

/// What one module holds: JavaScript calls it from one thread, one call at a time.
struct Instance {
  filigrane::Resources resources;
  filigrane::Document document;  // the last one analysed
  std::shared_ptr<filigrane::AnalysisMemo> memo = filigrane::make_analysis_memo();
  std::string reply;
};

Instance& instance() {
  static Instance the_one;
  return the_one;
}

std::uint32_t answer(std::string reply) {
  instance().reply = std::move(reply);
  return static_cast<std::uint32_t>(Code::kOk);
}

/// JSON in UTF-8 whatever the strings hold.
std::string printed(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::uint32_t refuse(Code code, std::string_view message) {
  instance().reply = printed({{"code", filigrane::code_name(code)}, {"message", message}});
  return static_cast<std::uint32_t>(code);
}
std::uint32_t refuse(const filigrane::Status& status) { return refuse(status.code, status.detail); }

struct AnalyzeOptions {
  filigrane::Options options;
  filigrane::OutputOptions output;
};

/// Reads options_json into `options`; the message of what is wrong with it, empty if nothing is.
std::string read_options(std::string_view text, AnalyzeOptions& options) {
  if (text.empty()) return {};
  const json input = json::parse(text, nullptr, false);
  if (!input.is_object()) return "options: not a JSON object";
  for (const auto& [name, value] : input.items()) {
    if (value.is_null()) continue;
    if (name == "language" && value.is_string()) {
      options.options.language = value.get<std::string>();
    } else if (name == "published" && value.is_string()) {
      options.options.published = value.get<std::string>();
    } else if ((name == "blocks" && read_blocks(value, options.options.blocks)) ||
               (name == "corrections" && read_corrections(value, options.options.corrections)) ||
               (name == "dictionary" && read_dictionary(value, options.options.dictionary))) {
      continue;
    } else if (name == "tokens" && value.is_boolean()) {
      options.output.tokens = value.get<bool>();
    } else {
      return "options: wrong member \"" + name + '"';
    }
  }
  return {};
}

}  // namespace

uint32_t filigrane_abi_version(void) { return FILIGRANE_ABI_VERSION; }

void* filigrane_alloc(uint32_t bytes) { return std::malloc(bytes == 0 ? 1 : bytes); }
void filigrane_free(void* p) { std::free(p); }

uint32_t filigrane_load(const uint8_t* bundle, uint32_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(bundle), size);
  auto added = instance().resources.add(bytes);
  if (!added.status.ok()) return refuse(added.status);
  return answer(printed({{"model", added.value->name}, {"language", added.value->code}}));
}

uint32_t filigrane_check(void) {
  const filigrane::Status checked = instance().resources.check();
  return checked.ok() ? answer("{}") : refuse(checked);
}

uint32_t filigrane_analyze(const uint16_t* text, uint32_t units, const uint8_t* options_json,
                           uint32_t options_size) {
  AnalyzeOptions options;
  const std::string_view json_bytes(reinterpret_cast<const char*>(options_json), options_size);
  if (const std::string wrong = read_options(json_bytes, options); !wrong.empty()) {
    return refuse(Code::kInvalidArgument, wrong);
  }
  if (const auto checked = instance().resources.check(); !checked.ok()) return refuse(checked);
  // What is no longer needed goes before the new document comes.
  instance().reply = {};
  instance().document = {};
  const std::u16string_view view(reinterpret_cast<const char16_t*>(text), units);
  auto analyzed = filigrane::analyze(view, instance().resources, options.options, *instance().memo);
  if (!analyzed.status.ok()) return refuse(analyzed.status);
  instance().document = std::move(analyzed.value);
  return answer(filigrane::to_json(instance().document, options.output));
}

uint32_t filigrane_tokens(uint32_t start, uint32_t end) {
  if (start > end) return refuse(Code::kInvalidArgument, "tokens: the range ends before it starts");
  return answer(filigrane::tokens_to_json(instance().document, {start, end}));
}

uint32_t filigrane_export(const uint8_t* format, uint32_t format_size, const uint8_t* locale,
                          uint32_t locale_size) {
  const std::string_view name(reinterpret_cast<const char*>(format), format_size);
  const filigrane::OutputOptions output{
      .text = true, .locale = {reinterpret_cast<const char*>(locale), locale_size}};
  auto exported = filigrane::export_document(instance().document, name, output);
  if (!exported) return refuse(Code::kInvalidArgument, "export: no such format");
  return answer(std::move(*exported));
}

const uint8_t* filigrane_reply(void) {
  return reinterpret_cast<const uint8_t*>(instance().reply.data());
}
uint32_t filigrane_reply_size(void) { return static_cast<uint32_t>(instance().reply.size()); }
void filigrane_reply_drop(void) { instance().reply = {}; }
