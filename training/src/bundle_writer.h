#pragma once
#include <string>
#include <vector>

namespace filigrane::training {

/// Writes the model file that core/src/model/bundle.h reads (docs/model-format.md).
class BundleWriter {
 public:
  void add(std::string name, std::string bytes) {
    sections_.emplace_back(std::move(name), std::move(bytes));
  }
  std::string write() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

void append_u16(std::string& out, unsigned value);
void append_u32(std::string& out, unsigned value);
void append_string(std::string& out, const std::string& value);

}  // namespace filigrane::training
