#include "core/core_file.hpp"
#include "core/core_task.hpp"

namespace lif::testbench {

namespace {

class EventTask final : public CoreTask {
 public:
  EventTask(CoreFile file, const EventInput& events)
      : file_(std::move(file)), source_(open_events(events, file_.setup.words, file_.setup.first_request)) {}

  const CoreSetup& setup() const override { return file_.setup; }
  core::CoreState& state() override { return *file_.state; }
  std::optional<aer::Offer> next() override { return source_(); }

 private:
  CoreFile file_;
  aer::OfferSource source_;
};

}  // namespace

std::unique_ptr<CoreTask> make_event_task(const std::string& core_file, const EventInput& events) {
  return std::make_unique<EventTask>(read_core_file(core_file), events);
}

}  // namespace lif::testbench
