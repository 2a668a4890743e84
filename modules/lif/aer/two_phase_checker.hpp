#pragma once

#include <cstdint>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/link_checker.hpp>
#include <lif/shell/compat.hpp>

namespace lif::aer {

/// Watches a link of address events with a two-phase handshake: it finds a request that changes before the
/// last word was taken, an acknowledge that changes without a word, a word that changes before it was taken,
/// and a word that is not taken for longer than a time.
///
/// It needs no clock. Changes within one delta cycle are taken as one: the word may change together with the
/// request.
class TwoPhaseChecker : public LinkChecker {
 public:
  sc_core::sc_in<std::uint64_t> word{"word"};       ///< as the sender drives it
  sc_core::sc_in<bool> request{"request"};          ///< as the sender drives it
  sc_core::sc_in<bool> acknowledge{"acknowledge"};  ///< as the receiver drives it

  LIF_HAS_PROCESS(TwoPhaseChecker);

  /// @param patience  time for which a word may wait; 0: for ever
  explicit TwoPhaseChecker(const sc_core::sc_module_name& instance,
                           BreachAction action = BreachAction::report,
                           const sc_core::sc_time& patience = sc_core::SC_ZERO_TIME);

  /// Binds the ports to the wires of a link.
  void connect(Link<TwoPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::TwoPhaseChecker"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override;

 private:
  void watch();
  bool is_offered() const { return request_ != acknowledge_; }

  sc_core::sc_time patience_;
  sc_core::sc_event silence_;  // the word has waited for too long
  bool request_ = false;
  bool acknowledge_ = false;
  std::uint64_t word_ = 0;
};

}  // namespace lif::aer
