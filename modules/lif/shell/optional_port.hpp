#pragma once

#include <memory>

#include <lif/shell/compat.hpp>

namespace lif {

/// An input port like sc_core::sc_in<T> that may stay unbound. Ask is_bound() before `->`.
template <class T>
class OptionalIn : public sc_core::sc_port<sc_core::sc_signal_in_if<T>, 1, sc_core::SC_ZERO_OR_MORE_BOUND> {
  using Base = sc_core::sc_port<sc_core::sc_signal_in_if<T>, 1, sc_core::SC_ZERO_OR_MORE_BOUND>;
  using InOutPort = sc_core::sc_port_b<sc_core::sc_signal_inout_if<T>>;

 public:
  /// @param name  the port's name in the hierarchy
  explicit OptionalIn(const char* name) : Base(name) {}

  using Base::bind;
  using Base::operator();

  /// Binds the port to a parent's sc_out or sc_inout, as sc_in does.
  void bind(InOutPort& parent) { sc_core::sc_port_base::bind(parent); }

  /// Binds the port; the same as bind(parent).
  void operator()(InOutPort& parent) { bind(parent); }

  /// Whether the port is bound; false before the end of elaboration.
  bool is_bound() const { return this->size() > 0; }

  /// For static sensitivity to the rising edge; no effect while unbound.
  sc_core::sc_event_finder& pos() const { return finder(positive_edge_, &Interface::posedge_event); }

  /// For static sensitivity to the falling edge; no effect while unbound.
  sc_core::sc_event_finder& neg() const { return finder(negative_edge_, &Interface::negedge_event); }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::OptionalIn"; }

 private:
  using Interface = sc_core::sc_signal_in_if<T>;
  using Finder = sc_core::sc_event_finder_t<Interface>;

  sc_core::sc_event_finder& finder(std::unique_ptr<Finder>& known,
                                   const sc_core::sc_event& (Interface::*edge)() const) const {
    if (!known) known = std::make_unique<Finder>(*this, edge);
    return *known;
  }

  mutable std::unique_ptr<Finder> positive_edge_;
  mutable std::unique_ptr<Finder> negative_edge_;
};

/// An output port like sc_core::sc_out<T> that may stay unbound. Ask is_bound() before `->`.
template <class T>
class OptionalOut
    : public sc_core::sc_port<sc_core::sc_signal_inout_if<T>, 1, sc_core::SC_ZERO_OR_MORE_BOUND> {
  using Base = sc_core::sc_port<sc_core::sc_signal_inout_if<T>, 1, sc_core::SC_ZERO_OR_MORE_BOUND>;

 public:
  /// @param name  the port's name in the hierarchy
  explicit OptionalOut(const char* name) : Base(name) {}

  /// Whether the port is bound; false before the end of elaboration.
  bool is_bound() const { return this->size() > 0; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::OptionalOut"; }
};

}  // namespace lif
