/// Puts other names of the same kind into sentences, so that a model learns places in sentences
/// rather than the names that its corpora happen to hold.
#pragma once
#include <map>
#include <random>
#include <string>
#include <vector>

#include "corpus.h"

namespace filigrane::training {

class NameSwaps {
 public:
  /// @param files  tables name, kind, language (training/data/names-*.tsv)
  NameSwaps(const std::vector<std::string>& files, const std::string& language);

  /// Exchanges some names of `text`; spans follow.
  /// @param share  of the names that could be exchanged
  void apply(std::u16string& text, std::vector<NamedText::Name>& names, double share,
             std::mt19937& random) const;

 private:
  std::u16string other(const std::u16string& name, const std::string& type,
                       std::mt19937& random) const;

  std::map<std::string, std::vector<std::u16string>> by_kind_;
  std::map<std::u16string, std::string> kinds_;  ///< of names with one kind
};

}  // namespace filigrane::training
