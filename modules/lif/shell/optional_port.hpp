#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <lif/shell/compat.hpp>
#include <lif/shell/report.hpp>

namespace lif {

/// What sc_trace() was told of a port before it was bound. The trace files take it over at the end of
/// elaboration, as SystemC's own ports do it.
class DeferredTraces {
 public:
  /// Keeps a request.
  void add(sc_core::sc_trace_file* file, const std::string& name) { requests_.emplace_back(file, name); }

  /// Hands the requests to their files. A port that has stayed unbound has nothing to show, which is an error
  /// (`/lif/wiring`).
  template <class Port>
  void settle(const Port& port) {
    for (const auto& [file, name] : requests_) {
      if (!port.is_bound()) {
        report_error(message_type::wiring, port.name(),
                     "'" + name + "' is traced, and the port is not connected: bind it, or trace the module");
      } else {
        sc_trace(file, port->read(), name);
      }
    }
    requests_.clear();
  }

 private:
  std::vector<std::pair<sc_core::sc_trace_file*, std::string>> requests_;
};

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

  /// Has a trace file show the value, which sc_trace() asks for.
  void trace(sc_core::sc_trace_file* file, const std::string& name) const {
    if (is_bound()) return sc_trace(file, (*this)->read(), name);
    if (!traces_) traces_ = std::make_unique<DeferredTraces>();
    traces_->add(file, name);
  }
  using Base::trace;

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

  void end_of_elaboration() override {
    Base::end_of_elaboration();
    if (traces_) traces_->settle(*this);
  }

  mutable std::unique_ptr<DeferredTraces> traces_;  // null unless the port is traced
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

  /// Has a trace file show the value, which sc_trace() asks for.
  void trace(sc_core::sc_trace_file* file, const std::string& name) const {
    if (is_bound()) return sc_trace(file, (*this)->read(), name);
    if (!traces_) traces_ = std::make_unique<DeferredTraces>();
    traces_->add(file, name);
  }
  using Base::trace;

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::OptionalOut"; }

 private:
  void end_of_elaboration() override {
    Base::end_of_elaboration();
    if (traces_) traces_->settle(*this);
  }

  mutable std::unique_ptr<DeferredTraces> traces_;  // null unless the port is traced
};

/// Traces the value of the port's signal, before or after it is bound.
template <class T>
void sc_trace(sc_core::sc_trace_file* file, const OptionalIn<T>& port, const std::string& name) {
  port.trace(file, name);
}

/// Traces the value of the port's signal, before or after it is bound.
template <class T>
void sc_trace(sc_core::sc_trace_file* file, const OptionalOut<T>& port, const std::string& name) {
  port.trace(file, name);
}

}  // namespace lif
