#pragma once

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace lif {

/// A parameter, or a coefficient that a model derives from its parameters, as it was asked for and as it is
/// stored in the model's number type.
struct StoredValue {
  std::string name;   ///< name of the parameter, or of the coefficient
  double asked = 0;   ///< value before it was rounded
  double stored = 0;  ///< value in effect

  /// Whether the rounding can be expected to change what a neuron does: it changes the value by more than 1
  /// %, or the distance of a share from 1, which is the leak of a neuron, by more than a tenth.
  bool is_noticeably_rounded() const {
    constexpr double most_of_value = 0.01;
    constexpr double most_of_leak = 0.1;
    const double change = std::abs(stored - asked);
    const bool is_share = asked > 0 && asked < 1;
    return change > most_of_value * std::abs(asked) || (is_share && change > most_of_leak * (1 - asked));
  }
};

/// Collects the values that models store on the calling thread, from its construction to its end: construct
/// a model meanwhile. Only the innermost of several collectors gets them.
class StoredValues {
 public:
  StoredValues() : outer_(current()) { current() = this; }
  ~StoredValues() { current() = outer_; }
  StoredValues(const StoredValues&) = delete;
  StoredValues& operator=(const StoredValues&) = delete;
  StoredValues(StoredValues&&) = delete;
  StoredValues& operator=(StoredValues&&) = delete;

  /// The first values, in their order, and among them the first one that was noticeably rounded.
  const std::vector<StoredValue>& values() const { return values_; }
  /// How many values were noticeably rounded.
  std::size_t noticeably_rounded() const { return noticeably_rounded_; }

  /// Tells the collector of this thread, if there is one, of a value that a model stores.
  static void note(const char* name, double asked, double stored) {
    if (current() != nullptr) current()->add({name, asked, stored});
  }

 private:
  static constexpr std::size_t most_values = 64;  // of one neuron; many neurons may be built meanwhile

  static StoredValues*& current() {
    thread_local StoredValues* collector = nullptr;
    return collector;
  }

  void add(StoredValue value) {
    const bool is_first = value.is_noticeably_rounded() && noticeably_rounded_++ == 0;
    if (values_.size() < most_values || is_first) values_.push_back(std::move(value));
  }

  StoredValues* outer_;
  std::vector<StoredValue> values_;
  std::size_t noticeably_rounded_ = 0;
};

}  // namespace lif
