// The command line of Filigrane; document-json.md is its contract.
#include <cstdio>

#include "commands.h"
#include "models.h"

int main(int argc, char** argv) {
  std::string error;
  const auto arguments = parse_arguments(argc, argv, error);
  if (!arguments) {
    fprintf(stderr, "filigrane: %s (try: filigrane help)\n", error.c_str());
    return kWrongArguments;
  }
  if (arguments->command == Command::kHelp) {
    fwrite(kHelp.data(), 1, kHelp.size(), stdout);
    return kDone;
  }
  if (arguments->command == Command::kVersion) {
    printf("filigrane %.*s\n", static_cast<int>(filigrane::kVersion.size()),
           filigrane::kVersion.data());
    return kDone;
  }
  const auto resources = load_models(arguments->models, error);
  if (!resources) {
    fprintf(stderr, "filigrane: %s\n", error.c_str());
    return kUnreadable;
  }
  return arguments->command == Command::kAnalyze ? run_analyze(*arguments, *resources)
                                                 : run_batch(*arguments, *resources);
}
