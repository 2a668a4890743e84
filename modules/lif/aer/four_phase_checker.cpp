#include <lif/aer/four_phase_checker.hpp>

#include <lif/shell/checked.hpp>
#include <lif/shell/report.hpp>

namespace lif::aer {

FourPhaseChecker::FourPhaseChecker(const sc_core::sc_module_name& instance, BreachAction action,
                                   const sc_core::sc_time& patience)
    : LinkChecker(instance, action), patience_(patience) {
  SC_METHOD(watch);
  dont_initialize();
  sensitive << word << request << acknowledge << silence_;
}

void FourPhaseChecker::before_end_of_elaboration() {
  require_bound(name(), word, "word", "the words of the link: sc_signal<std::uint64_t>");
  require_bound(name(), request, "request", "the request of the link: sc_signal<bool>");
  require_bound(name(), acknowledge, "acknowledge", "the acknowledge of the link: sc_signal<bool>");
}

void FourPhaseChecker::watch() {
  const bool request_now = request.read();
  const bool acknowledge_now = acknowledge.read();
  if (request_ && request_now && word.read() != word_)
    changed_word(word_, word.read(), "while the request is high");
  word_ = word.read();
  const bool moves = request_now != request_ || acknowledge_now != acknowledge_;
  if (!moves && (request_ || acknowledge_) && silence_.triggered()) {
    breach(std::string("the handshake stands still for ") + patience_.to_string() + " with the request " +
           (request_ ? "high" : "low") + " and the acknowledge " + (acknowledge_ ? "high" : "low"));
  }
  if (request_now != request_) watch_request(request_now);
  if (acknowledge_now != acknowledge_) watch_acknowledge(acknowledge_now);
  if (!moves || patience_ == sc_core::SC_ZERO_TIME) return;
  silence_.cancel();
  if (request_ || acknowledge_) silence_.notify(patience_);
}

// Both edges are judged by the acknowledge that was there before.
void FourPhaseChecker::watch_request(bool level) {
  if (level && acknowledge_)
    breach("the request rises before the acknowledge of the last handshake has fallen");
  if (!level && !acknowledge_) breach("the request falls before the acknowledge has risen");
  request_ = level;
}

void FourPhaseChecker::watch_acknowledge(bool level) {
  if (level && !request_) breach("the acknowledge rises without a request");
  if (!level && request_) breach("the acknowledge falls before the request has fallen");
  acknowledge_ = level;
  if (!level && !request_) complete();
}

}  // namespace lif::aer
