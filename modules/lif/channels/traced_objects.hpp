#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <systemc>

#include <lif/trace/waveform_writer.hpp>

namespace lif {

/// The objects of one type that a trace file looks at. A type at a time, as looking at many objects of a
/// known type costs less than asking each object through a virtual function.
class TracedObjects {
 public:
  virtual ~TracedObjects() = default;
  virtual void declare(WaveformWriter& writer, std::size_t index, const std::string& name) = 0;
  virtual void record(WaveformWriter& writer) = 0;  ///< writes what has changed
};

/// bool and sc_bit.
template <class T>
class TracedWires final : public TracedObjects {
 public:
  std::size_t add(const T& object) {
    entries_.push_back({&object, false, {}});
    return entries_.size() - 1;
  }

  void declare(WaveformWriter& writer, std::size_t index, const std::string& name) override {
    Entry& entry = entries_[index];
    entry.last = static_cast<bool>(*entry.object);
    entry.wire = writer.add_wire(name, entry.last);
  }

  void record(WaveformWriter& writer) override {
    for (Entry& entry : entries_) {
      const bool value = static_cast<bool>(*entry.object);
      if (value == entry.last) continue;
      entry.last = value;
      writer.change(entry.wire, value);
    }
  }

 private:
  struct Entry {
    const T* object;
    bool last;
    WaveformWriter::Wire wire;
  };

  std::vector<Entry> entries_;
};

/// float, double, and SystemC's numbers without a format.
template <class T>
class TracedReals final : public TracedObjects {
 public:
  std::size_t add(const T& object) {
    entries_.push_back({&object, 0, {}});
    return entries_.size() - 1;
  }

  void declare(WaveformWriter& writer, std::size_t index, const std::string& name) override {
    Entry& entry = entries_[index];
    entry.last = number_of(*entry.object);
    entry.real = writer.add_any_real(name, entry.last);
  }

  void record(WaveformWriter& writer) override {
    for (Entry& entry : entries_) {
      const Number value = number_of(*entry.object);
      if (bits_of(value) == bits_of(entry.last)) continue;
      entry.last = value;
      writer.change(entry.real, value);
    }
  }

 private:
  using Number = std::conditional_t<std::is_floating_point_v<T>, T, double>;

  struct Entry {
    const T* object;
    Number last;
    WaveformWriter::AnyReal real;
  };

  // 0 and -0 are different values, and a NaN is the same as itself.
  static std::uint64_t bits_of(Number value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
  }

  static Number number_of(const T& object) {
    if constexpr (std::is_floating_point_v<T>) {
      return object;
    } else {
      return object.to_double();
    }
  }

  std::vector<Entry> entries_;
};

/// How the bits of a type are written: put() writes `width` characters, the highest bit first.
template <class T, class = void>
struct BitsOf {  // SystemC's integers
  static std::size_t width_of(const T& object) { return static_cast<std::size_t>(object.length()); }
  static void put(const T& object, std::size_t width, char* text) {
    for (std::size_t bit = width; bit-- > 0;) {
      *text++ = object.test(static_cast<int>(bit)) ? '1' : '0';
    }
  }
};

template <class T>
struct BitsOf<T, std::enable_if_t<std::is_integral_v<T>>> {
  static void put(T object, std::size_t width, char* text) {
    // NOLINTNEXTLINE(bugprone-signed-char-misuse): a char may be a small negative number, too
    const auto bits = static_cast<std::uint64_t>(object);
    const std::size_t unused = 64 - width;
    const std::uint64_t shifted = bits << unused;
    const bool fits = std::is_signed_v<T>
                          ? static_cast<std::int64_t>(shifted) >> unused == static_cast<std::int64_t>(object)
                          : shifted >> unused == bits;
    for (std::size_t bit = width; bit-- > 0;) *text++ = !fits ? 'x' : (bits >> bit & 1U) != 0 ? '1' : '0';
  }
};

template <>
struct BitsOf<sc_core::sc_time> {  // in the simulation's time resolution
  static void put(const sc_core::sc_time& object, std::size_t width, char* text) {
    BitsOf<std::uint64_t>::put(object.value(), width, text);
  }
};

template <>
struct BitsOf<sc_dt::sc_logic> {
  static void put(const sc_dt::sc_logic& object, std::size_t, char* text) { *text = "01zx"[object.value()]; }
};

template <class T>
struct BitsOfVector {
  static std::size_t width_of(const T& object) { return static_cast<std::size_t>(object.length()); }
  static void put(const T& object, std::size_t width, char* text) {
    for (std::size_t bit = width; bit-- > 0;) *text++ = "01zx"[object.get_bit(static_cast<int>(bit))];
  }
};

template <>
struct BitsOf<sc_dt::sc_bv_base> : BitsOfVector<sc_dt::sc_bv_base> {};

template <>
struct BitsOf<sc_dt::sc_lv_base> : BitsOfVector<sc_dt::sc_lv_base> {};

/// Integers, times, and SystemC's types of several bits.
template <class T>
class TracedBits final : public TracedObjects {
 public:
  /// @param width  1 or more
  std::size_t add(const T& object, std::size_t width) {
    entries_.push_back({&object, object, width, {}});
    if (text_.size() < width) text_.resize(width);
    return entries_.size() - 1;
  }
  std::size_t add(const T& object) { return add(object, BitsOf<T>::width_of(object)); }

  void declare(WaveformWriter& writer, std::size_t index, const std::string& name) override {
    Entry& entry = entries_[index];
    entry.last = *entry.object;
    entry.bits = writer.add_bits(name, text_of(entry));
  }

  void record(WaveformWriter& writer) override {
    for (Entry& entry : entries_) {
      if (*entry.object == entry.last) continue;
      entry.last = *entry.object;
      writer.change(entry.bits, text_of(entry));
    }
  }

 private:
  struct Entry {
    const T* object;
    T last;
    std::size_t width;
    WaveformWriter::Bits bits;
  };

  std::string_view text_of(const Entry& entry) {
    BitsOf<T>::put(*entry.object, entry.width, text_.data());
    return {text_.data(), entry.width};
  }

  std::vector<Entry> entries_;
  std::string text_;
};

/// SystemC's fixed-point numbers, which cannot be copied without their format: the writer compares their
/// bits.
template <class T>
class TracedFixedPoint final : public TracedObjects {
 public:
  std::size_t add(const T& object) {
    entries_.push_back({&object, {}});
    return entries_.size() - 1;
  }

  void declare(WaveformWriter& writer, std::size_t index, const std::string& name) override {
    Entry& entry = entries_[index];
    entry.bits = writer.add_bits(name, text_of(*entry.object));
  }

  void record(WaveformWriter& writer) override {
    for (const Entry& entry : entries_) writer.change(entry.bits, text_of(*entry.object));
  }

 private:
  struct Entry {
    const T* object;
    WaveformWriter::Bits bits;
  };

  const std::string& text_of(const T& object) {
    text_.clear();
    for (int bit = object.wl(); bit-- > 0;) text_ += object[bit] ? '1' : '0';
    return text_;
  }

  std::vector<Entry> entries_;
  std::string text_;
};

/// Events of SystemC, by the stamp that each leaves when it is triggered.
class TracedEvents final : public TracedObjects {
 public:
  std::size_t add(const sc_dt::uint64& stamp) {
    entries_.push_back({&stamp, stamp, {}});
    return entries_.size() - 1;
  }

  void declare(WaveformWriter& writer, std::size_t index, const std::string& name) override {
    entries_[index].event = writer.add_event(name);
  }

  void record(WaveformWriter& writer) override {
    for (Entry& entry : entries_) {
      if (*entry.stamp == entry.last) continue;
      entry.last = *entry.stamp;
      writer.trigger(entry.event);
    }
  }

 private:
  struct Entry {
    const sc_dt::uint64* stamp;
    sc_dt::uint64 last;
    WaveformWriter::Event event;
  };

  std::vector<Entry> entries_;
};

}  // namespace lif
