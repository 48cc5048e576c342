#include "encoder/heads.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace filigrane::training {
namespace {

constexpr float kNever = -1e4f;

std::map<std::string, std::string> parse(const std::string& bundle) {
  std::map<std::string, std::string> values;
  for (std::size_t at = 0; at < bundle.size();) {
    const auto end = std::min(bundle.find('|', at), bundle.size());
    const auto equals = bundle.find('=', at);
    if (equals < end)
      values[bundle.substr(at, equals - at)] = bundle.substr(equals + 1, end - equals - 1);
    at = end + 1;
  }
  return values;
}

bool opens(const std::string& label) { return label[0] == 'B' || label[0] == 'I'; }
bool inside(const std::string& label) { return label[0] == 'I' || label[0] == 'E'; }

/// Softmax of scores[first, first + count) against `gold`; the gradient times `weight`.
/// @param allowed  empty, or which may be
double softmax(const Matrix& scores, Eigen::Index row, int first, int count, int gold, float weight,
               const std::vector<bool>* barred, Matrix& gradient) {
  float best = -1e30f, sum = 0;
  float p[64];
  for (int i = 0; i < count; ++i) {
    p[i] = barred && (*barred)[static_cast<std::size_t>(i)] ? -1e30f : scores(row, first + i);
    best = std::max(best, p[i]);
  }
  for (int i = 0; i < count; ++i) sum += p[i] = std::exp(p[i] - best);
  for (int i = 0; i < count; ++i) gradient(row, first + i) += weight * (p[i] / sum - (i == gold));
  return -std::log(std::max(p[gold] / sum, 1e-20f));
}

/// Negative log-likelihood of the names of a sequence and its gradient, by scaled sums forward and
/// backward.
double chain_loss(const Heads& heads, const Transitions& t, const Dataset& set, std::size_t first,
                  float weight, const Matrix& scores, Matrix& gradient, Transitions& tg) {
  const Eigen::Index n = scores.rows(), k = static_cast<Eigen::Index>(heads.names.size());
  using Vector = Eigen::RowVectorXf;
  const Matrix step = t.between.array().exp().matrix();
  Matrix forward(n, k), backward(n, k), emission(n, k);
  double log_total = 0, gold_score = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto row = scores.row(i).segment(heads.name, k);
    const float top = row.maxCoeff();
    emission.row(i) = (row.array() - top).exp().matrix();
    Vector a =
        i == 0 ? Vector(t.begin.row(0).array().exp().matrix()) : Vector(forward.row(i - 1) * step);
    a = a.cwiseProduct(emission.row(i));
    const float sum = a.sum() + 1e-30f;
    forward.row(i) = a / sum;
    log_total += top + std::log(sum);
  }
  const Vector finish = t.end.row(0).array().exp().matrix();
  const float total = forward.row(n - 1).dot(finish) + 1e-30f;
  log_total += std::log(total);
  backward.row(n - 1) = finish / total;
  std::vector<float> scales(static_cast<std::size_t>(n), 1.0f);
  for (Eigen::Index i = n - 1; i-- > 0;) {
    const Vector next = backward.row(i + 1).cwiseProduct(emission.row(i + 1));
    Vector b = next * step.transpose();
    // Scaled so that forward x backward sums to 1.
    const float sum = forward.row(i).dot(b) + 1e-30f;
    scales[static_cast<std::size_t>(i)] = sum;
    backward.row(i) = b / sum;
  }
  const auto gold = [&](Eigen::Index i) { return set.names[first + static_cast<std::size_t>(i)]; };
  for (Eigen::Index i = 0; i < n; ++i) {
    const Vector p = forward.row(i).cwiseProduct(backward.row(i));
    gradient.row(i).segment(heads.name, k) += weight * p;
    gradient(i, heads.name + gold(i)) -= weight;
    gold_score += scores(i, heads.name + gold(i));
    if (i == 0) {
      tg.begin.row(0) += weight * p;
      tg.begin(0, gold(0)) -= weight;
      gold_score += t.begin(0, gold(0));
    } else {
      const Vector next =
          backward.row(i).cwiseProduct(emission.row(i)) / scales[static_cast<std::size_t>(i - 1)];
      tg.between += weight * (forward.row(i - 1).transpose() * next).cwiseProduct(step);
      tg.between(gold(i - 1), gold(i)) -= weight;
      gold_score += t.between(gold(i - 1), gold(i));
    }
    if (i == n - 1) {
      tg.end.row(0) += weight * p;
      tg.end(0, gold(i)) -= weight;
      gold_score += t.end(0, gold(i));
    }
  }
  return log_total - gold_score;
}

std::set<std::tuple<std::size_t, std::size_t, std::string>> spans(
    const std::vector<std::string>& labels, const std::vector<int>& path) {
  std::set<std::tuple<std::size_t, std::size_t, std::string>> out;
  std::size_t start = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string& l = labels[static_cast<std::size_t>(path[i])];
    if (l[0] == 'B' || l[0] == 'S') start = i;
    if (l[0] == 'E' || l[0] == 'S') out.emplace(start, i, l.substr(2));
  }
  return out;
}

}  // namespace

Heads Heads::make(const nlohmann::json& labels) {
  Heads h;
  h.tags = labels["tags"];
  h.names = labels["names"];
  h.bundles = labels["morphology"];
  for (const std::string& tag : h.tags) h.joined.push_back(tag.find('+') != std::string::npos);
  h.end = static_cast<int>(h.tags.size());
  h.name = h.end + 1;
  h.morph = h.outputs = h.name + static_cast<int>(h.names.size());
  for (const auto& one : labels["features"]) {
    Feature feature{one["name"], {""}, h.outputs};
    for (const auto& value : one["values"]) feature.values.push_back(value);
    h.outputs += static_cast<int>(feature.values.size());
    h.features.push_back(std::move(feature));
  }
  for (const std::string& bundle : h.bundles) {
    const auto values = parse(bundle);
    std::vector<int> row;
    for (const Feature& f : h.features) {
      const auto found = values.find(f.name);
      const auto at = found == values.end()
                          ? f.values.end()
                          : std::find(f.values.begin(), f.values.end(), found->second);
      row.push_back(at == f.values.end() ? 0 : static_cast<int>(at - f.values.begin()));
    }
    h.values.push_back(std::move(row));
  }
  return h;
}

Transitions Transitions::zero(const std::vector<std::string>& labels) {
  const auto n = static_cast<Eigen::Index>(labels.size());
  return {Matrix::Zero(n, n), Matrix::Zero(1, n), Matrix::Zero(1, n)};
}

Transitions Transitions::forbidden(const std::vector<std::string>& labels) {
  Transitions t = zero(labels);
  for (std::size_t a = 0; a < labels.size(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    if (inside(labels[a])) t.begin(0, i) = kNever;
    if (opens(labels[a])) t.end(0, i) = kNever;
    for (std::size_t b = 0; b < labels.size(); ++b) {
      const bool same = labels[a].substr(1) == labels[b].substr(1);
      if (opens(labels[a]) != inside(labels[b]) || (opens(labels[a]) && !same)) {
        t.between(i, static_cast<Eigen::Index>(b)) = kNever;
      }
    }
  }
  return t;
}

double loss(const Heads& heads, const Transitions& transitions, const Dataset& set,
            std::size_t first, const Wanted& wanted, const Matrix& scores, Matrix& gradient,
            Transitions& transition_gradient) {
  double total = 0;
  bool named = true;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const std::size_t token = first + static_cast<std::size_t>(i);
    named = named && set.names[token] >= 0;
    if (set.tags[token] >= 0) {
      total += softmax(scores, i, heads.tag, static_cast<int>(heads.tags.size()), set.tags[token],
                       wanted.weight, set.contracted[token] ? nullptr : &heads.joined, gradient);
    }
    if (wanted.morphology && set.morphs[token] >= 0) {
      const auto& values = heads.values[static_cast<std::size_t>(set.morphs[token])];
      for (std::size_t f = 0; f < heads.features.size(); ++f) {
        total += 0.5 * softmax(scores, i, heads.features[f].first,
                               static_cast<int>(heads.features[f].values.size()), values[f],
                               0.5f * wanted.weight, nullptr, gradient);
      }
    }
    if (set.ends[token] >= 0) {
      const float p = 1 / (1 + std::exp(-scores(i, heads.end)));
      gradient(i, heads.end) += wanted.ends * wanted.weight * (p - set.ends[token]);
      total -= wanted.ends * std::log(std::max(set.ends[token] ? p : 1 - p, 1e-20f));
    }
  }
  if (named) {
    total += chain_loss(heads, transitions, set, first, wanted.weight, scores, gradient,
                        transition_gradient);
  }
  return total;
}

std::vector<int> best_names(const Heads& heads, const Transitions& t, const Matrix& scores) {
  const Eigen::Index n = scores.rows(), k = static_cast<Eigen::Index>(heads.names.size());
  Matrix best(n, k);
  std::vector<std::vector<int>> back(static_cast<std::size_t>(n),
                                     std::vector<int>(static_cast<std::size_t>(k)));
  best.row(0) = t.begin.row(0) + scores.row(0).segment(heads.name, k);
  for (Eigen::Index i = 1; i < n; ++i) {
    for (Eigen::Index b = 0; b < k; ++b) {
      Eigen::Index from = 0;
      const float top = (best.row(i - 1).transpose() + t.between.col(b)).maxCoeff(&from);
      best(i, b) = top + scores(i, heads.name + b);
      back[static_cast<std::size_t>(i)][static_cast<std::size_t>(b)] = static_cast<int>(from);
    }
  }
  Eigen::Index last = 0;
  (best.row(n - 1) + t.end.row(0)).maxCoeff(&last);
  std::vector<int> path(static_cast<std::size_t>(n));
  for (Eigen::Index i = n; i-- > 0;) {
    path[static_cast<std::size_t>(i)] = static_cast<int>(last);
    last = back[static_cast<std::size_t>(i)][static_cast<std::size_t>(last)];
  }
  return path;
}

void Score::add(const Heads& heads, const Transitions& transitions, const Dataset& set,
                std::size_t first, const Matrix& scores) {
  std::vector<int> gold;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const std::size_t token = first + static_cast<std::size_t>(i);
    const auto best = [&](int at, std::size_t count, const std::vector<bool>* barred) {
      int top = -1;
      for (int j = 0; j < static_cast<int>(count); ++j) {
        if (barred && (*barred)[static_cast<std::size_t>(j)]) continue;
        if (top < 0 || scores(i, at + j) > scores(i, at + top)) top = j;
      }
      return top;
    };
    if (set.tags[token] >= 0) {
      ++tags;
      tags_right += best(heads.tag, heads.tags.size(),
                         set.contracted[token] ? nullptr : &heads.joined) == set.tags[token];
      bool right = set.morphs[token] >= 0;
      for (std::size_t f = 0; right && f < heads.features.size(); ++f) {
        right = best(heads.features[f].first, heads.features[f].values.size(), nullptr) ==
                heads.values[static_cast<std::size_t>(set.morphs[token])][f];
      }
      morphs_right += right || set.morphs[token] < 0;
    }
    if (set.ends[token] >= 0) {
      const bool found = scores(i, heads.end) > 0;
      ends += set.ends[token] == 1;
      ends_found += found;
      ends_right += found && set.ends[token] == 1;
    }
    if (set.names[token] >= 0) gold.push_back(set.names[token]);
  }
  if (gold.size() != static_cast<std::size_t>(scores.rows())) return;
  const auto a = spans(heads.names, gold),
             b = spans(heads.names, best_names(heads, transitions, scores));
  names += a.size();
  names_found += b.size();
  for (const auto& one : b) names_right += a.contains(one);
}

std::string Score::text() const {
  char buffer[200] = "";
  std::string out;
  const auto percent = [](std::size_t a, std::size_t b) {
    return b ? 100.0 * static_cast<double>(a) / static_cast<double>(b) : 0.0;
  };
  if (tags) {
    std::snprintf(buffer, sizeof buffer, "tags %.2f morphology %.2f ends %.2f",
                  percent(tags_right, tags), percent(morphs_right, tags),
                  percent(2 * ends_right, ends + ends_found));
    out += buffer;
  }
  if (names) {
    std::snprintf(buffer, sizeof buffer, "names %.2f",
                  percent(2 * names_right, names + names_found));
    out += buffer;
  }
  return out;
}

}  // namespace filigrane::training
