#include "core/core_file.hpp"
#include "core/core_task.hpp"
#include "core/event_source.hpp"

namespace lif::testbench {

namespace {

class EventTask final : public CoreTask {
 public:
  EventTask(CoreFile file, const std::string& events)
      : file_(std::move(file)), source_(events, file_.setup.word_bits) {}

  const CoreSetup& setup() const override { return file_.setup; }
  core::CoreState& state() override { return *file_.state; }
  std::optional<aer::Offer> next() override { return source_.next(); }

 private:
  CoreFile file_;
  EventSource source_;
};

}  // namespace

std::unique_ptr<CoreTask> make_event_task(const std::string& core_file, const std::string& events) {
  return std::make_unique<EventTask>(read_core_file(core_file), events);
}

}  // namespace lif::testbench
