#pragma once

#include <cstdint>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/link_checker.hpp>
#include <lif/shell/compat.hpp>

namespace lif::aer {

/// Watches a link of address events with a four-phase handshake: `request` rises, `acknowledge` rises,
/// `request` falls, `acknowledge` falls, and the word holds while the request is high. It finds a word that
/// changes under a request, each edge that comes out of this order, and a handshake that stands still for
/// longer than a time.
///
/// It needs no clock. Changes within one delta cycle are taken as one: the word may change together with the
/// edge at which the request rises or falls.
class FourPhaseChecker : public LinkChecker {
 public:
  sc_core::sc_in<std::uint64_t> word{"word"};       ///< as the sender drives it
  sc_core::sc_in<bool> request{"request"};          ///< as the sender drives it
  sc_core::sc_in<bool> acknowledge{"acknowledge"};  ///< as the receiver drives it

  LIF_HAS_PROCESS(FourPhaseChecker);

  /// @param patience  time after which a handshake that does not go on is a breach; 0: it may stand still for
  /// ever
  explicit FourPhaseChecker(const sc_core::sc_module_name& instance,
                            BreachAction action = BreachAction::report,
                            const sc_core::sc_time& patience = sc_core::SC_ZERO_TIME);

  /// Binds the ports to the wires of a link.
  void connect(Link<FourPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::FourPhaseChecker"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override;

 private:
  void watch();
  void watch_request(bool level);
  void watch_acknowledge(bool level);

  sc_core::sc_time patience_;
  sc_core::sc_event silence_;  // the handshake has stood still for too long
  bool request_ = false;
  bool acknowledge_ = false;
  std::uint64_t word_ = 0;
};

}  // namespace lif::aer
