#include "encoder/network.h"

namespace filigrane::training {
namespace {

/// x / (1 + |x|) and its slope.
void softsign(const Matrix& x, Matrix& y, Matrix& slope) {
  y = (x.array() / (1.0f + x.array().abs())).matrix();
  slope = (1.0f + x.array().abs()).square().inverse().matrix();
}

/// Inverted dropout: 0 or 1 / (1 - drop).
Matrix mask(Eigen::Index rows, Eigen::Index columns, float drop, std::mt19937& random) {
  Matrix kept = Matrix::Ones(rows, columns);
  if (drop <= 0) return kept;
  const auto limit = static_cast<std::uint32_t>(drop * 65536.0f);
  const float scale = 1.0f / (1.0f - drop);
  std::uint32_t bits = 0;
  for (Eigen::Index i = 0; i < kept.size(); ++i) {
    if (i % 2 == 0) bits = static_cast<std::uint32_t>(random());
    kept.data()[i] = (bits & 0xFFFF) < limit ? 0.0f : scale;
    bits >>= 16;
  }
  return kept;
}

}  // namespace

Weights Weights::zero(const Shape& s) {
  Weights w;
  w.mix = Matrix::Zero(s.width, 3 * s.width);
  w.mix_bias = Matrix::Zero(1, s.width);
  for (int i = 0; i < s.layers; ++i) {
    w.layer.emplace_back(Matrix::Zero(4 * s.state, i == 0 ? s.width : 2 * s.state));
    w.layer_bias.emplace_back(Matrix::Zero(1, 4 * s.state));
  }
  w.head = Matrix::Zero(s.outputs, 2 * s.state + s.width);
  w.head_bias = Matrix::Zero(1, s.outputs);
  return w;
}

Weights Weights::random(const Shape& s, std::mt19937& random) {
  Weights w = zero(s);
  w.each([&](Matrix& m) {
    if (m.rows() == 1) return;
    const float range = std::sqrt(3.0f / static_cast<float>(m.cols()));
    for (Eigen::Index i = 0; i < m.size(); ++i) {
      m.data()[i] = range * (static_cast<float>(random() % 65536) / 32768.0f - 1.0f);
    }
  });
  w.head *= 0.3f;
  // Gates begin rather closed, so that the state remembers.
  for (Matrix& b : w.layer_bias) b.leftCols(2 * s.state).setConstant(-0.5f);
  return w;
}

const Matrix& Pass::forward(Matrix x, float drop, std::mt19937& random) {
  const Eigen::Index n = x.rows(), width = shape_.width, h = shape_.state;
  x_ = std::move(x);
  window_.setZero(n, 3 * width);
  window_.bottomLeftCorner(n - 1, width) = x_.topRows(n - 1);
  window_.middleCols(width, width) = x_;
  window_.topRightCorner(n - 1, width) = x_.bottomRows(n - 1);
  Matrix sum = window_ * weights_.mix.transpose();
  sum.rowwise() += weights_.mix_bias.row(0);
  Matrix mixed;
  softsign(sum, mixed, mixed_slope_);
  mixed += x_;
  x_kept_ = mask(n, width, drop, random);
  mixed = mixed.cwiseProduct(x_kept_);

  layers_.resize(static_cast<std::size_t>(shape_.layers));
  const Matrix* input = &mixed;
  Matrix output;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    Layer& layer = layers_[l];
    layer.input = *input;
    Matrix y = layer.input * weights_.layer[l].transpose();
    y.rowwise() += weights_.layer_bias[l].row(0);
    softsign(y.leftCols(2 * h), layer.gate, layer.gate_slope);
    layer.gate = (layer.gate.array() * 0.5f + 0.5f).matrix();
    layer.gate_slope *= 0.5f;
    softsign(y.rightCols(2 * h), layer.candidate, layer.candidate_slope);
    layer.state.resize(n, 2 * h);
    for (Eigen::Index i = 0; i < n; ++i) {  // reading on
      const auto z = layer.gate.row(i).head(h).array(), c = layer.candidate.row(i).head(h).array();
      if (i == 0) {
        layer.state.row(i).head(h) = (z * c).matrix();
      } else {
        const auto before = layer.state.row(i - 1).head(h).array();
        layer.state.row(i).head(h) = (before + z * (c - before)).matrix();
      }
    }
    for (Eigen::Index i = n; i-- > 0;) {  // reading back
      const auto z = layer.gate.row(i).tail(h).array(), c = layer.candidate.row(i).tail(h).array();
      if (i == n - 1) {
        layer.state.row(i).tail(h) = (z * c).matrix();
      } else {
        const auto before = layer.state.row(i + 1).tail(h).array();
        layer.state.row(i).tail(h) = (before + z * (c - before)).matrix();
      }
    }
    layer.kept = mask(n, 2 * h, drop, random);
    output = layer.state.cwiseProduct(layer.kept);
    input = &output;
  }
  seen_.resize(n, 2 * h + width);
  seen_ << output, mixed;
  outputs_ = seen_ * weights_.head.transpose();
  outputs_.rowwise() += weights_.head_bias.row(0);
  return outputs_;
}

Matrix Pass::backward(const Matrix& outputs, const Matrix& seen, Weights& gradient) {
  const Eigen::Index n = x_.rows(), width = shape_.width, h = shape_.state;
  Matrix d_seen = seen.size() ? seen : Matrix::Zero(n, 2 * h + width);
  if (outputs.size()) {
    gradient.head += outputs.transpose() * seen_;
    gradient.head_bias += outputs.colwise().sum();
    d_seen += outputs * weights_.head;
  }
  Matrix d_mixed = d_seen.rightCols(width);
  Matrix d_state = d_seen.leftCols(2 * h);
  Matrix d_y(n, 4 * h);
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const Layer& layer = layers_[l];
    d_state = d_state.cwiseProduct(layer.kept);
    for (Eigen::Index i = n; i-- > 0;) {
      auto d = d_state.row(i).head(h).array();
      if (i + 1 < n) {
        d += d_state.row(i + 1).head(h).array() * (1.0f - layer.gate.row(i + 1).head(h).array());
      }
    }
    for (Eigen::Index i = 0; i < n; ++i) {
      auto d = d_state.row(i).tail(h).array();
      if (i > 0) {
        d += d_state.row(i - 1).tail(h).array() * (1.0f - layer.gate.row(i - 1).tail(h).array());
      }
    }
    for (Eigen::Index i = 0; i < n; ++i) {
      const auto d = d_state.row(i).array();
      Eigen::Array<float, 1, Eigen::Dynamic> before =
          Eigen::Array<float, 1, Eigen::Dynamic>::Zero(2 * h);
      if (i > 0) before.head(h) = layer.state.row(i - 1).head(h).array();
      if (i + 1 < n) before.tail(h) = layer.state.row(i + 1).tail(h).array();
      d_y.row(i).head(2 * h) =
          (d * (layer.candidate.row(i).array() - before) * layer.gate_slope.row(i).array())
              .matrix();
      d_y.row(i).tail(2 * h) =
          (d * layer.gate.row(i).array() * layer.candidate_slope.row(i).array()).matrix();
    }
    gradient.layer[l] += d_y.transpose() * layer.input;
    gradient.layer_bias[l] += d_y.colwise().sum();
    Matrix d_input = d_y * weights_.layer[l];
    if (l > 0) {
      d_state = std::move(d_input);
    } else {
      d_mixed += d_input;
    }
  }
  d_mixed = d_mixed.cwiseProduct(x_kept_);
  const Matrix d_sum = d_mixed.cwiseProduct(mixed_slope_);
  gradient.mix += d_sum.transpose() * window_;
  gradient.mix_bias += d_sum.colwise().sum();
  const Matrix d_window = d_sum * weights_.mix;
  Matrix d_x = d_mixed + d_window.middleCols(width, width);
  d_x.topRows(n - 1) += d_window.bottomLeftCorner(n - 1, width);
  d_x.bottomRows(n - 1) += d_window.topRightCorner(n - 1, width);
  return d_x;
}

}  // namespace filigrane::training
