#include "models.h"

#include <algorithm>
#include <filesystem>

#include "files.h"

std::shared_ptr<const filigrane::Resources> load_models(const std::optional<std::string>& directory,
                                                        std::string& error) {
  std::vector<std::string> paths, files;
  std::vector<std::string_view> bundles;
  if (directory) {
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(*directory, problem)) {
      if (entry.path().extension() == ".bin") paths.push_back(entry.path().string());
    }
    if (problem || paths.empty()) {
      error = *directory + ": " + (problem ? problem.message() : "no model (*.bin) in there");
      return nullptr;
    }
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
      auto bytes = read_file(path, error);
      if (!bytes) return nullptr;
      files.push_back(std::move(*bytes));
    }
    bundles.assign(files.begin(), files.end());
  } else {
    bundles = embedded_models();
  }
  auto loaded = filigrane::load_resources(bundles);
  if (loaded.status.ok()) return std::move(loaded.value);
  error = "models: " + loaded.status.detail;
  return nullptr;
}
