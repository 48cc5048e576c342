#include <cstdio>

#include "commands.h"
#include "files.h"

int run_analyze(const Arguments& arguments, const filigrane::Resources& resources) {
  std::string error;
  auto bytes = read_file(arguments.file, error);
  if (!bytes) {
    fprintf(stderr, "filigrane: %s\n", error.c_str());
    return kUnreadable;
  }
  filigrane::Decoded decoded = filigrane::decode_utf8(*bytes);
  bytes.reset();
  auto analyzed = filigrane::analyze(decoded.text, resources, arguments.options);
  if (!analyzed.status.ok()) {
    fprintf(stderr, "filigrane: %s\n", analyzed.status.detail.c_str());
    return analyzed.status.code == filigrane::Code::kInvalidArgument ? kWrongArguments
                                                                     : kUnreadable;
  }
  filigrane::Document& document = analyzed.value;
  document.warnings.insert(document.warnings.begin(), decoded.warnings.begin(),
                           decoded.warnings.end());
  std::string out =
      filigrane::export_document(
          document, arguments.format,
          {.unit = arguments.offsets, .bytes = decoded.bytes.get(), .text = arguments.with_text})
          .value_or("");
  if (!out.empty() && out.back() != '\n') out += '\n';
  const bool written = fwrite(out.data(), 1, out.size(), stdout) == out.size() && !fflush(stdout);
  if (!written) perror("filigrane: standard output");
  return written ? kDone : kUnreadable;
}
