#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace lif::tests {

/// The message of the std::invalid_argument that `action` throws.
template <class Action>
std::string refusal_of(Action&& action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

}  // namespace lif::tests
