#include <cstdio>

#include "commands.h"
#include "files.h"
#include "read_options.h"

namespace {

/// Reads a file {"corrections": [...], "dictionary": [...]} into `options`.
int read_said(const std::string& path, filigrane::Options& options) {
  std::string error;
  const auto bytes = read_file(path, error);
  if (!bytes) {
    fprintf(stderr, "filigrane: %s\n", error.c_str());
    return kUnreadable;
  }
  const auto said = nlohmann::json::parse(*bytes, nullptr, false);
  bool right = said.is_object();
  for (auto member = said.begin(); right && member != said.end(); ++member) {
    right = (member.key() == "corrections" && read_corrections(*member, options.corrections)) ||
            (member.key() == "dictionary" && read_dictionary(*member, options.dictionary));
  }
  if (right) return kDone;
  fprintf(stderr, "filigrane: %s: no corrections that can be read\n", path.c_str());
  return kWrongArguments;
}

}  // namespace

int run_analyze(const Arguments& arguments, const filigrane::Resources& resources) {
  std::string error;
  auto bytes = read_file(arguments.file, error);
  if (!bytes) {
    fprintf(stderr, "filigrane: %s\n", error.c_str());
    return kUnreadable;
  }
  filigrane::Options options = arguments.options;
  if (arguments.corrections) {
    if (const int problem = read_said(*arguments.corrections, options)) return problem;
  }
  filigrane::Decoded decoded = filigrane::decode_utf8(*bytes);
  bytes.reset();
  auto analyzed = filigrane::analyze(decoded.text, resources, options);
  if (!analyzed.status.ok()) {
    fprintf(stderr, "filigrane: %s\n", analyzed.status.detail.c_str());
    return analyzed.status.code == filigrane::Code::kInvalidArgument ? kWrongArguments
                                                                     : kUnreadable;
  }
  filigrane::Document& document = analyzed.value;
  document.warnings.insert(document.warnings.begin(), decoded.warnings.begin(),
                           decoded.warnings.end());
  std::string out = filigrane::export_document(document, arguments.format,
                                               {.unit = arguments.offsets,
                                                .bytes = decoded.bytes.get(),
                                                .text = arguments.with_text,
                                                .locale = arguments.locale})
                        .value_or("");
  if (!out.empty() && out.back() != '\n') out += '\n';
  const bool written = fwrite(out.data(), 1, out.size(), stdout) == out.size() && !fflush(stdout);
  if (!written) perror("filigrane: standard output");
  return written ? kDone : kUnreadable;
}
