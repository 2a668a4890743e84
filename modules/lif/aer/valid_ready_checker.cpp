#include <lif/aer/valid_ready_checker.hpp>

#include <lif/shell/checked.hpp>
#include <lif/shell/report.hpp>

namespace lif::aer {

ValidReadyChecker::ValidReadyChecker(const sc_core::sc_module_name& instance, BreachAction action,
                                     std::uint64_t patience)
    : LinkChecker(instance, action), patience_(patience) {
  SC_METHOD(watch);
  dont_initialize();
  sensitive << clk.pos();
}

void ValidReadyChecker::before_end_of_elaboration() {
  require_bound(name(), clk, "clk", "the clock of the link: sc_clock");
  require_bound(name(), word, "word", "the words of the link: sc_signal<std::uint64_t>");
  require_bound(name(), valid, "valid", "whether a word is offered: sc_signal<bool>");
  require_bound(name(), ready, "ready", "whether it is taken: sc_signal<bool>");
}

void ValidReadyChecker::watch() {
  if (waits_ && !valid.read()) breach("the offer of the word " + std::to_string(word_) + " is taken back");
  if (waits_ && valid.read() && word.read() != word_) changed_word(word_, word.read(), "before it was taken");
  word_ = word.read();
  if (valid.read() && ready.read()) complete();
  waits_ = valid.read() && !ready.read();
  waited_ = waits_ ? waited_ + 1 : 0;
  if (patience_ > 0 && waited_ == patience_)
    breach("the word " + std::to_string(word_) + " has not been taken for " + std::to_string(patience_) +
           " cycles");
}

}  // namespace lif::aer
