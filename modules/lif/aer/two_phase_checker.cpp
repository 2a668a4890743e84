#include <lif/aer/two_phase_checker.hpp>

#include <lif/shell/checked.hpp>
#include <lif/shell/report.hpp>

namespace lif::aer {

TwoPhaseChecker::TwoPhaseChecker(const sc_core::sc_module_name& instance, BreachAction action,
                                 const sc_core::sc_time& patience)
    : LinkChecker(instance, action), patience_(patience) {
  SC_METHOD(watch);
  dont_initialize();
  sensitive << word << request << acknowledge << silence_;
}

void TwoPhaseChecker::before_end_of_elaboration() {
  require_bound(name(), word, "word", "the words of the link: sc_signal<std::uint64_t>");
  require_bound(name(), request, "request", "the request of the link: sc_signal<bool>");
  require_bound(name(), acknowledge, "acknowledge", "the acknowledge of the link: sc_signal<bool>");
}

void TwoPhaseChecker::watch() {
  const bool was_offered = is_offered();
  const bool offers = request.read() != request_;
  const bool answers = acknowledge.read() != acknowledge_;
  if (was_offered && word.read() != word_) changed_word(word_, word.read(), "before it was taken");
  word_ = word.read();
  if (!offers && !answers && was_offered && silence_.triggered())
    breach("the word " + std::to_string(word_) + " has not been taken for " + patience_.to_string());
  if (offers && was_offered) breach("the request changes before the last word was taken");
  if (answers && !was_offered) breach("the acknowledge changes without a word");
  if (answers && was_offered) complete();
  request_ = request.read();
  acknowledge_ = acknowledge.read();
  if (!(offers || answers) || patience_ == sc_core::SC_ZERO_TIME) return;
  silence_.cancel();
  if (is_offered()) silence_.notify(patience_);
}

}  // namespace lif::aer
