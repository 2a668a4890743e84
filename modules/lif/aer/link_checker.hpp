#pragma once

#include <cstdint>
#include <string>

#include <systemc>

namespace lif::aer {

/// What a checker does with a breach of the protocol.
enum class BreachAction {
  report,  ///< SC_REPORT_ERROR `/lif/aer`, with the instance, the time and what happened
  count    ///< it is counted alone; the last one can be asked for
};

/// What all checkers of links have in common: the breaches that they found.
class LinkChecker : public sc_core::sc_module {
 public:
  /// Number of words that were sent and taken.
  std::uint64_t handshakes() const { return handshakes_; }
  /// Number of breaches.
  std::uint64_t breaches() const { return breaches_; }
  /// The last breach, with its time; "" if there was none.
  const std::string& last_breach() const { return last_breach_; }

 protected:
  /// @param action  for each breach
  LinkChecker(const sc_core::sc_module_name& instance, BreachAction action)
      : sc_core::sc_module(instance), action_(action) {}

  /// A word was sent and taken.
  void complete() { ++handshakes_; }
  /// The protocol was broken. @param what  in a sentence without a full stop
  void breach(const std::string& what);
  /// The same for a word that changes while it is offered.
  void changed_word(std::uint64_t before, std::uint64_t after, const char* while_what);

 private:
  BreachAction action_;
  std::uint64_t handshakes_ = 0;
  std::uint64_t breaches_ = 0;
  std::string last_breach_;
};

}  // namespace lif::aer
