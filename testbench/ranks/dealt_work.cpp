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

DealtWork::DealtWork(RankGroup& ranks) : ranks_(ranks) {
  if (ranks_.ranks() > 1) hold_signals();
}

DealtWork::~DealtWork() { release_signals(); }

DealtWork::Status DealtWork::least(Status own) const {
  const auto status = static_cast<Status>(ranks_.least(own));
  if (status == has_a_signal) release_signals();
  return status;
}

void DealtWork::pace() {
  if (++calls_ % calls_between == 0) ask();
}

void DealtWork::ask() {
  if (ranks_.ranks() == 1) return;
  // Once all know of a signal, none asks again before it is done.
  if (interrupted()) return;
  if (least(signal_is_held() ? has_a_signal : at_work) == has_failed) throw AnotherHasFailed();
}

// Answers until all processes are done or have failed. If some have, this one returns if it is the first of
// them; the others wait until it ends them.
void DealtWork::finish(Status own) {
  Status status = least(own);
  while (status == at_work || status == has_a_signal) status = least(own);
  if (status == is_done) return;
  const std::uint64_t first = ranks_.least(own == has_failed ? ranks_.rank() : ranks_.ranks());
  if (first != ranks_.rank()) ranks_.wait_for_the_end();
  ranks_.part_ways();
}

std::vector<Json> DealtWork::share(const std::function<Json()>& work) {
  if (ranks_.ranks() == 1) return {work()};
  Json own;
  try {
    own = work();
  } catch (const AnotherHasFailed&) {
    finish(is_done);
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
