#include "ranks/dealt_work.hpp"

#include <exception>
#include <string>
#include <utility>

#include "interrupt.hpp"
#include "messages.hpp"

namespace lif::testbench {

namespace {

/// Ends the work of this process because another one has failed.
class AnotherHasFailed : public std::exception {};

std::string packed(Json results) {
  Json packet;
  packet["results"] = std::move(results);
  packet["warnings"] = warnings_so_far();
  const std::vector<std::uint8_t> bytes = Json::to_cbor(packet);
  return {bytes.begin(), bytes.end()};
}

Json unpacked(const std::string& bytes) {
  Json packet = Json::from_cbor(bytes.begin(), bytes.end());
  for (const Json& warning : packet["warnings"]) warn_once(warning.get<std::string>());
  return std::move(packet["results"]);
}

}  // namespace

void DealtWork::begin_steps() {
  if (ranks_.ranks() > 1) hold_signals();
}

DealtWork::Status DealtWork::least(Status own) const {
  const auto status = static_cast<Status>(ranks_.least(own));
  if (status == has_a_signal) {
    take_signal_of_another();
    release_signals();
  }
  return status;
}

void DealtWork::pace() {
  if (++calls_ % calls_between == 0) ask();
}

void DealtWork::ask() {
  if (ranks_.ranks() == 1) return;
  // Once all know of a signal, none asks again before it has finished.
  if (interrupted()) return;
  if (least(signal_is_held() ? has_a_signal : at_work) == has_failed) throw AnotherHasFailed();
}

// Answers until all processes are done, or some have failed.
void DealtWork::finish(Status own) {
  Status status = least(own);
  while (status == at_work || status == has_a_signal) status = least(own);
  release_signals();
  if (status == has_failed) end_together(own == has_failed);
}

// Some processes have failed: the first of them returns and tells why; the others wait until it ends them.
void DealtWork::end_together(bool failed) {
  release_signals();
  const std::uint64_t first = ranks_.least(failed ? ranks_.rank() : ranks_.ranks());
  if (first != ranks_.rank()) ranks_.wait_for_the_end();
  ranks_.part_ways();
}

void DealtWork::together(const std::function<void()>& work) {
  if (ranks_.ranks() == 1) return work();
  try {
    work();
  } catch (...) {
    finish(has_failed);
    throw;
  }
  finish(is_done);
}

std::vector<Json> DealtWork::share(const std::function<Json()>& work) {
  if (ranks_.ranks() == 1) return {work()};
  Json own;
  try {
    own = work();
  } catch (const AnotherHasFailed&) {
    end_together(false);
  } catch (...) {
    finish(has_failed);
    throw;
  }
  finish(is_done);
  std::vector<Json> results;
  for (const std::string& bytes : ranks_.gather(packed(std::move(own)))) results.push_back(unpacked(bytes));
  return results;
}

}  // namespace lif::testbench
