#pragma once

#include <cstdint>

#include <systemc>

namespace lif::aer {

/// A link whose handshake has four phases: the request rises, the acknowledge rises, the request falls, the
/// acknowledge falls. The word holds while the request is high.
struct FourPhase {
  static constexpr const char* offer = "request";       ///< name of the wire from the sender
  static constexpr const char* answer = "acknowledge";  ///< name of the wire from the receiver
};

/// A link whose handshake has two phases: each change of the request offers a word, and a change of the
/// acknowledge takes it. The word holds in between.
struct TwoPhase {
  static constexpr const char* offer = "request";       ///< name of the wire from the sender
  static constexpr const char* answer = "acknowledge";  ///< name of the wire from the receiver
};

/// A link on one clock: a word is taken at each edge at which both wires are high. The sender keeps word and
/// `valid` until then.
struct ValidReady {
  static constexpr const char* offer = "valid";   ///< name of the wire from the sender
  static constexpr const char* answer = "ready";  ///< name of the wire from the receiver
};

/// The wires of a link of address events, in one flavour. Senders, receivers and checkers connect() to a link
/// of their own flavour; one of another flavour does not compile. The fourth flavour is EventFifo, which
/// needs no wires.
template <class Flavour>
class Link : public sc_core::sc_module {
 public:
  sc_core::sc_signal<std::uint64_t> word{"word"};    ///< from the sender
  sc_core::sc_signal<bool> offer{Flavour::offer};    ///< from the sender
  sc_core::sc_signal<bool> answer{Flavour::answer};  ///< from the receiver

  /// All wires are low.
  explicit Link(const sc_core::sc_module_name& instance) : sc_core::sc_module(instance) {}

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::Link"; }
};

}  // namespace lif::aer
