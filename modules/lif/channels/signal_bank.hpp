#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/shell/checked.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/report.hpp>

namespace lif {

template <class T>
class SignalBank;

namespace detail {

// The part of a bank's element that is the same for any type of value.
template <class T>
class SignalElementBase : public sc_core::sc_signal_inout_if<T> {
 public:
  const T& read() const final { return bank_->shown_[index_]; }
  const T& get_data_ref() const final { return bank_->shown_[index_]; }
  void write(const T& value) final { bank_->write(index_, value, sc_core::sc_get_current_process_b()); }
  sc_core::sc_writer_policy get_writer_policy() const final { return sc_core::SC_ONE_WRITER; }
  bool event() const final { return bank_->has_event(index_); }
  const sc_core::sc_event& value_changed_event() const final { return bank_->events_of(index_).changed; }
  const sc_core::sc_event& default_event() const final { return value_changed_event(); }

  /// Called for each port that is bound to the element; registers output ports as writers.
  void register_port(sc_core::sc_port_base& port, const char* interface) override {
    if (std::strcmp(interface, typeid(sc_core::sc_signal_inout_if<T>).name()) == 0) {
      bank_->register_writer(index_, port);
    }
  }

 protected:
  friend class lif::SignalBank<T>;
  SignalBank<T>* bank_ = nullptr;
  std::size_t index_ = 0;
};

template <class T>
class SignalElement final : public SignalElementBase<T> {};

template <>
class SignalElement<bool> final : public SignalElementBase<bool> {
 public:
  bool posedge() const override;
  bool negedge() const override;
  const sc_core::sc_event& posedge_event() const override;
  const sc_core::sc_event& negedge_event() const override;
};

// The events of one element; only bool has events for edges.
template <class T>
struct SignalEvents {
  sc_core::sc_event changed;
  void notify(const T&) { changed.notify(sc_core::SC_ZERO_TIME); }
};

template <>
struct SignalEvents<bool> {
  sc_core::sc_event changed;
  sc_core::sc_event rises;
  sc_core::sc_event falls;
  void notify(bool value) {
    changed.notify(sc_core::SC_ZERO_TIME);
    (value ? rises : falls).notify(sc_core::SC_ZERO_TIME);
  }
};

}  // namespace detail

/// Many signals in one channel: light enough for a hundred thousand neurons. A port can use an element as it
/// uses an sc_signal: sc_in, sc_out, sc_inout and sc_port of its interfaces bind to it. An element follows
/// SystemC's evaluate and update phases, reports changes and edges, and may be traced.
///
///     lif::SignalBank<bool> spikes{"spikes", 1000};
///     neuron.spike(spikes[7]);
///
/// The values lie side by side in memory. An element has no object in SystemC's hierarchy, and its events
/// exist only from the moment somebody asks for them. So construction and destruction take time in proportion
/// to the number of elements, whereas for as many sc_signals the time grows with the square of their number.
/// (For the modules beside them it grows with the square, too, unless they are destroyed in the reverse of
/// the order of their construction.)
///
/// An element has one writer, as an sc_signal has: a second output port that is bound to it, or a second
/// process that writes it, is an error (`/lif/wiring`) that names both.
///
/// @tparam T  bool, a number type, or any other type that an sc_signal holds, except sc_logic
template <class T>
class SignalBank : public sc_core::sc_prim_channel {
  static_assert(!std::is_same_v<T, sc_dt::sc_logic>,
                "SignalBank does not support sc_logic: it has no edge events for it");

 public:
  using Element = detail::SignalElement<T>;  ///< implements sc_signal_inout_if<T>

  /// @param size     number of signals
  /// @param initial  initial value of all signals
  SignalBank(const char* instance, std::size_t size, const T& initial = T{})
      : sc_core::sc_prim_channel(instance),
        shown_(build_or_report(name(), [&] { return AlignedArray<T>(required_size(size), initial); })),
        next_(size, initial),
        is_pending_(size),
        stamps_(size, never),
        writers_(size),
        output_ports_(size),
        events_(size),
        elements_(std::make_unique<Element[]>(size)) {
    for (std::size_t i = 0; i < size; ++i) {
      elements_[i].bank_ = this;
      elements_[i].index_ = i;
    }
  }

  /// Number of elements.
  std::size_t size() const { return shown_.size(); }

  /// An element, to be bound, read and written as an sc_signal is. An index out of range is an error
  /// (`/lif/wiring`).
  Element& operator[](std::size_t index) { return elements_[in_range(index)]; }
  /// An element, to be read. An index out of range is an error (`/lif/wiring`).
  const Element& operator[](std::size_t index) const { return elements_[in_range(index)]; }

  /// Writes all elements at once, for a process that is the one writer of all of them.
  /// @param values  one per element
  void write_all(const T* values) {
    sc_core::sc_object* const writer = sc_core::sc_get_current_process_b();
    for (std::size_t i = 0; i < size(); ++i) {
      if (is_pending_[i] || values[i] != next_[i]) write(i, values[i], writer);
    }
  }

  /// The present values of all elements.
  const AlignedArray<T>& values() const { return shown_; }

  /// Registers all elements with a SystemC trace file, below the bank's name.
  void trace(sc_core::sc_trace_file* file) const override {
    using sc_core::sc_trace;  // number types from other namespaces bring their own sc_trace
    for (std::size_t i = 0; i < size(); ++i) {
      sc_trace(file, shown_[i], std::string(name()) + "." + std::to_string(i));
    }
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::SignalBank"; }

 protected:
  /// Makes the written values visible and notifies the events of the elements that changed.
  void update() override {
    const std::uint64_t now = simcontext()->change_stamp();
    for (const std::size_t i : pending_) {
      is_pending_[i] = false;
      if (next_[i] == shown_[i]) continue;
      shown_[i] = next_[i];
      stamps_[i] = now;
      if (events_[i]) events_[i]->notify(shown_[i]);
    }
    pending_.clear();
  }

 private:
  template <class>
  friend class detail::SignalElementBase;
  friend class detail::SignalElement<bool>;

  static constexpr std::uint64_t never = static_cast<std::uint64_t>(-1);

  std::size_t in_range(std::size_t index) const {
    if (index < size()) return index;
    report_error(message_type::wiring, name(),
                 "element " + std::to_string(index) + " is out of range: allowed is less than " +
                     std::to_string(size()));
    throw std::out_of_range(
        "an element of a SignalBank");  // even where the report is silenced, there is no element to return
  }

  void register_writer(std::size_t index, const sc_core::sc_port_base& port) {
    const sc_core::sc_port_base*& first = output_ports_[index];
    if (first != nullptr && first != &port) {
      report_error(
          message_type::wiring, name(),
          "element " + std::to_string(index) + " has two writers: " + first->name() + " and " + port.name());
    }
    first = &port;
  }

  void write(std::size_t index, const T& value, sc_core::sc_object* writer) {
    if (writer != nullptr && writer != writers_[index].get_process_object()) {
      if (writers_[index].get_process_object() != nullptr) return report_second_writer(index, *writer);
      writers_[index] = sc_core::sc_process_handle(writer);
    }
    next_[index] = value;
    if (is_pending_[index]) return;
    is_pending_[index] = true;
    if (pending_.empty()) request_update();
    pending_.push_back(index);
  }

  // Asks for the kernel's own change stamp, as sc_signal does. sc_delta_count() would not do: it does not
  // advance when values written before the simulation become visible, nor when no process runs between two
  // calls of sc_start().
  bool has_event(std::size_t index) const { return simcontext()->event_occurred(stamps_[index]); }

  detail::SignalEvents<T>& events_of(std::size_t index) const {
    if (!events_[index]) events_[index] = std::make_unique<detail::SignalEvents<T>>();
    return *events_[index];
  }

  void report_second_writer(std::size_t index, const sc_core::sc_object& second) const {
    report_error(message_type::wiring, name(),
                 "element " + std::to_string(index) + " has two writers: " + writers_[index].name() +
                     " and " + second.name());
  }

  AlignedArray<T> shown_;
  AlignedArray<T> next_;
  AlignedArray<bool> is_pending_;
  std::vector<std::size_t> pending_;
  std::vector<std::uint64_t> stamps_;                       // of the last change of each element
  std::vector<sc_core::sc_process_handle> writers_;         // they keep the objects of ended processes
  std::vector<const sc_core::sc_port_base*> output_ports_;  // output port bound to each element, or null
  mutable std::vector<std::unique_ptr<detail::SignalEvents<T>>> events_;
  std::unique_ptr<Element[]> elements_;
};

namespace detail {

inline bool SignalElement<bool>::posedge() const { return event() && read(); }
inline bool SignalElement<bool>::negedge() const { return event() && !read(); }
inline const sc_core::sc_event& SignalElement<bool>::posedge_event() const {
  return bank_->events_of(index_).rises;
}
inline const sc_core::sc_event& SignalElement<bool>::negedge_event() const {
  return bank_->events_of(index_).falls;
}

}  // namespace detail

}  // namespace lif
