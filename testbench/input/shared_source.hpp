#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "input/step_source.hpp"

namespace lif::testbench {

/// One input that several neurons share. Each of them asks for every step once.
class SharedSource {
 public:
  explicit SharedSource(std::unique_ptr<StepSource> source) : held_(std::make_shared<Held>()) {
    held_->source = std::move(source);
  }

  /// The input as one of the neurons sees it.
  std::unique_ptr<StepSource> view() const { return std::make_unique<View>(held_); }

 private:
  struct Held {
    std::unique_ptr<StepSource> source;
    StepInput input;
    std::uint64_t steps = 0;
    bool has_ended = false;
  };

  class View : public StepSource {
   public:
    explicit View(std::shared_ptr<Held> held) : held_(std::move(held)) {}

    bool next(StepInput& input) override {
      if (steps_ == held_->steps) {
        held_->has_ended = held_->has_ended || !held_->source->next(held_->input);
        ++held_->steps;
      }
      ++steps_;
      input = held_->input;
      return !held_->has_ended;
    }
    std::string place() const override { return held_->source->place(); }

   private:
    std::shared_ptr<Held> held_;
    std::uint64_t steps_ = 0;
  };

  std::shared_ptr<Held> held_;
};

}  // namespace lif::testbench
