#include "pipeline/resources.h"

#include <bit>

#include "pipeline/selftest.h"

namespace filigrane {

std::optional<LanguageModel> read_model(std::shared_ptr<const Bundle> bundle) {
  LanguageModel model;
  model.name = bundle->section("name");
  model.code = bundle->section("language");
  auto lexicon = Lexicon::read(bundle->section("lexicon"), bundle->section("lexicon-classes"));
  if (!lexicon) return {};
  auto lemmas = LemmaRules::read(bundle->section("lemmas"), *lexicon);
  auto morphology = Morphology::read(bundle->section("morphology"), *lexicon);
  if (!lemmas || !morphology) return {};
  auto gazetteer = Gazetteer::read(bundle->section("gazetteer"));
  if (!gazetteer) return {};
  auto heads = Heads::read(bundle->section("heads"));
  if (!heads) return {};
  auto encoder = Encoder::read(bundle->section("encoder"), heads->prompt_outputs());
  if (!encoder || encoder->outputs() != heads->prompt_outputs() + morphology->outputs()) return {};
  auto tagger = Tagger::read(*heads, Contractions::read(model.code), std::move(*lemmas));
  auto names = NameModel::read(*heads, model.code);
  const std::string_view rarity = bundle->section("rarity");
  if (model.code.empty() || !tagger || !names || !std::has_single_bit(rarity.size())) {
    return {};
  }
  model.lexicon = std::move(*lexicon);
  model.morphology = std::move(*morphology);
  model.gazetteer = std::move(*gazetteer);
  model.rarity = Rarity(rarity);
  model.encoder = std::move(*encoder);
  model.heads = std::move(*heads);
  model.tagger = std::move(*tagger);
  model.names = std::move(*names);
  model.bundle = std::move(bundle);
  return model;
}

Resources::Rules Resources::read_rules(std::string_view language) {
  return {read_token_rules(language),
          read_term_data(language),
          read_figure_words(language),
          std::make_shared<const TimeRules>(language),
          std::make_shared<const NameWords>(language),
          read_speech_data(language)};
}

Result<const LanguageModel*> Resources::add(std::string_view file) {
  auto bundle = Bundle::read(file);
  if (!bundle.status.ok()) return {bundle.status};
  auto model = read_model(std::move(bundle.value));
  if (!model) return {{Code::kBadBundle, "a part of the model file cannot be read"}};
  const std::string code = model->code;
  rules_[code] = read_rules(code);
  const auto added = models_.insert_or_assign(code, std::move(*model)).first;
  unchecked_.push_back(code);
  return {{}, &added->second};
}

Status Resources::check() {
  while (!unchecked_.empty()) {
    const auto model = models_.find(unchecked_.back());
    unchecked_.pop_back();
    if (model == models_.end() || passes_selftest(model->second, rules_.at(model->first))) continue;
    models_.erase(model);
    return {Code::kBadBundle, "the model file does not fit this program (self-test)"};
  }
  return {};
}

const LanguageModel* Resources::model(std::string_view code) const {
  const auto found = models_.find(code);
  return found == models_.end() ? nullptr : &found->second;
}

const Resources::Rules& Resources::rules(std::string_view code) const {
  const auto found = rules_.find(code);
  if (found != rules_.end()) return found->second;
  std::call_once(common_once_, [this] { common_ = read_rules("und"); });
  return common_;
}

Result<std::shared_ptr<const Resources>> load_resources(std::span<const std::string_view> bundles) {
  auto resources = std::make_shared<Resources>();
  for (const std::string_view bundle : bundles) {
    if (auto added = resources->add(bundle); !added.status.ok()) return {added.status, {}};
  }
  if (const Status checked = resources->check(); !checked.ok()) return {checked, {}};
  return {{}, std::move(resources)};
}

}  // namespace filigrane
