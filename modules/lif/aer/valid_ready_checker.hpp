#pragma once

#include <cstdint>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/link_checker.hpp>
#include <lif/shell/compat.hpp>

namespace lif::aer {

/// Watches a link of address events on one clock: it finds an offer that is taken back, a word that changes
/// before it was taken, and a word that is not taken for longer than so many cycles.
class ValidReadyChecker : public LinkChecker {
 public:
  sc_core::sc_in<bool> clk{"clk"};             ///< of the link; it looks at rising edges
  sc_core::sc_in<std::uint64_t> word{"word"};  ///< as the sender drives it
  sc_core::sc_in<bool> valid{"valid"};         ///< as the sender drives it
  sc_core::sc_in<bool> ready{"ready"};         ///< as the receiver drives it

  LIF_HAS_PROCESS(ValidReadyChecker);

  /// @param patience  cycles for which a word may wait; 0: for ever
  explicit ValidReadyChecker(const sc_core::sc_module_name& instance,
                             BreachAction action = BreachAction::report, std::uint64_t patience = 0);

  /// Binds the ports to the wires of a link.
  void connect(Link<ValidReady>& link) {
    word(link.word);
    valid(link.offer);
    ready(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::ValidReadyChecker"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override;

 private:
  void watch();

  std::uint64_t patience_;
  bool waits_ = false;  // a word was offered at the edge before, and not taken
  std::uint64_t word_ = 0;
  std::uint64_t waited_ = 0;
};

}  // namespace lif::aer
