/// The encoder as it is trained: floating point, with gradients. The core runs the same network in
/// integers (core/src/model/encoder.h); what each layer does is described there.
#pragma once
#include <Eigen/Dense>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace filigrane::training {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct Shape {
  int width = 64;  ///< numbers a feature row
  int state = 64;  ///< numbers a direction and layer
  int layers = 2;
  int outputs = 0;  ///< of all heads together
};

/// Everything that is learnt but for the feature rows and the transitions between names.
struct Weights {
  Matrix mix, mix_bias;                   ///< width x 3 width: a token with its neighbours
  std::vector<Matrix> layer, layer_bias;  ///< 4 state x inputs: gates and candidates, both ways
  Matrix head, head_bias;                 ///< outputs x (2 state + width)

  static Weights zero(const Shape& shape);
  static Weights random(const Shape& shape, std::mt19937& random);
  /// Calls f for each matrix, in a fixed order.
  template <typename F>
  void each(F&& f) {
    f(mix);
    f(mix_bias);
    for (std::size_t i = 0; i < layer.size(); ++i) {
      f(layer[i]);
      f(layer_bias[i]);
    }
    f(head);
    f(head_bias);
  }
};

/// One sequence on its way through the network and back.
class Pass {
 public:
  Pass(const Shape& shape, const Weights& weights) : shape_(shape), weights_(weights) {}

  /// @param x     tokens x width, sums of feature rows
  /// @param drop  share of the numbers between layers left out; 0 outside training
  /// @return tokens x outputs
  const Matrix& forward(Matrix x, float drop, std::mt19937& random);
  /// What the heads see: tokens x (2 state + width).
  const Matrix& seen() const { return seen_; }

  /// @param outputs  gradient of what forward() returned; may be empty
  /// @param seen     further gradient of what the heads see; may be empty
  /// @return gradient of x
  Matrix backward(const Matrix& outputs, const Matrix& seen, Weights& gradient);

 private:
  struct Layer {
    Matrix input, gate, candidate, state, gate_slope, candidate_slope, kept;
  };
  const Shape& shape_;
  const Weights& weights_;
  Matrix x_, window_, mixed_slope_, x_kept_, seen_, outputs_;
  std::vector<Layer> layers_;
};

}  // namespace filigrane::training
