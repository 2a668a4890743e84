#pragma once

#include <random>

#include <lif/lif.hpp>

namespace lif::tests {

/// SystemC's own file for numbers of sc_fxnum ends the simulation in 3.0.0 and 3.0.1: it asks for a bit too
/// many.
#if SC_VERSION_MAJOR == 3 && SC_VERSION_MINOR == 0 && SC_VERSION_PATCH < 2
constexpr bool systemc_traces_fixed_point = false;
#else
constexpr bool systemc_traces_fixed_point = true;
#endif

/// Variables of all types that `sc_trace()` knows, some of which change every 10 ns.
class Everything : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Everything);

  explicit Everything(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(change_some);
  }

  void trace(sc_core::sc_trace_file* file) const override {
    sc_core::sc_trace(file, event_, "all.event");
    sc_core::sc_trace(file, time_, "all.time");
    sc_core::sc_trace(file, bool_, "all.bool");
    sc_core::sc_trace(file, bit_, "all.bit");
    sc_core::sc_trace(file, logic_, "all.logic");
    sc_core::sc_trace(file, double_, "all.numbers.double");
    sc_core::sc_trace(file, float_, "all.numbers.float");
    sc_core::sc_trace(file, fxval_, "all.numbers.fxval");
    sc_core::sc_trace(file, fxval_fast_, "all.numbers.fxval_fast");
    if (systemc_traces_fixed_point || dynamic_cast<TraceFile*>(file) != nullptr) {
      sc_core::sc_trace(file, fixed_, "all.numbers.fixed");
      sc_core::sc_trace(file, fixed_fast_, "all.numbers.fixed_fast");
    }
    sc_core::sc_trace(file, char_, "all.char");
    sc_core::sc_trace(file, short_, "all.short");
    sc_core::sc_trace(file, int_, "all.int");
    sc_core::sc_trace(file, int_, "all.int_in_3_bits", 3);
    sc_core::sc_trace(file, long_, "all.long");
    sc_core::sc_trace(file, int64_, "all.int64");
    sc_core::sc_trace(file, unsigned_char_, "all.unsigned_char");
    sc_core::sc_trace(file, unsigned_short_, "all.unsigned_short");
    sc_core::sc_trace(file, unsigned_, "all.unsigned");
    sc_core::sc_trace(file, unsigned_, "all.unsigned_in_5_bits", 5);
    sc_core::sc_trace(file, unsigned_long_, "all.unsigned_long");
    sc_core::sc_trace(file, uint64_, "all.uint64");
    sc_core::sc_trace(file, sc_int_, "all.sc_int");
    sc_core::sc_trace(file, sc_uint_, "all.sc_uint");
    sc_core::sc_trace(file, bigint_, "all.bigint");
    sc_core::sc_trace(file, biguint_, "all.biguint");
    sc_core::sc_trace(file, bv_, "all.bv");
    sc_core::sc_trace(file, lv_, "all.lv");
    sc_core::sc_trace(file, single_, "single");
    sc_core::sc_trace(file, signal_, "signal");
    static const char* literals[] = {"idle", "integrate", "fire", nullptr};
    sc_core::sc_trace(file, state_, "state", literals);
  }

 private:
  bool happens() { return random_() % 3 == 0; }

  void change_some() {
    next_trigger(10, sc_core::SC_NS);
    const auto number = static_cast<std::int64_t>(random_());
    if (happens()) event_.notify();
    if (happens() &&
        sc_core::sc_delta_count() > 0) {  // SystemC's own shows a change before the first look late
      time_ = sc_core::sc_time(static_cast<double>(number & 0xFFFF), sc_core::SC_NS);
    }
    if (happens()) bool_ = !bool_;
    if (happens()) bit_ = ~bit_;
    if (happens()) logic_ = sc_dt::sc_logic("01XZ"[number & 3]);
    if (happens()) double_ = static_cast<double>(number) * 0x1p-60;
    if (happens()) float_ = static_cast<float>(number) * 0x1p-60F;
    if (happens()) fxval_ = static_cast<double>(number & 0xFFFF) / 256;
    if (happens()) fxval_fast_ = static_cast<double>(number & 0xFFFF) / 256;
    if (happens()) fixed_ = static_cast<double>(number & 0xFFFF) / 1024 - 32;
    if (happens()) fixed_fast_ = static_cast<double>(number & 0xFFFF) / 1024 - 32;
    if (happens()) char_ = static_cast<char>(number);
    if (happens()) short_ = static_cast<short>(number);
    if (happens()) int_ = static_cast<int>(number % 16);
    if (happens()) long_ = static_cast<long>(number);
    if (happens()) int64_ = number;
    if (happens()) unsigned_char_ = static_cast<unsigned char>(number);
    if (happens()) unsigned_short_ = static_cast<unsigned short>(number);
    if (happens()) unsigned_ = static_cast<unsigned>(number & 63);
    if (happens()) unsigned_long_ = static_cast<unsigned long>(number);
    if (happens()) uint64_ = static_cast<sc_dt::uint64>(number);
    if (happens()) sc_int_ = number;
    if (happens()) sc_uint_ = static_cast<sc_dt::uint64>(number);
    if (happens()) bigint_ = sc_dt::sc_bigint<100>(number) * 12345;
    if (happens()) biguint_ = sc_dt::sc_biguint<100>(static_cast<sc_dt::uint64>(number)) * 12345U;
    if (happens()) bv_ = static_cast<int>(number);
    if (happens()) lv_[static_cast<int>(random_() % 70)] = sc_dt::sc_logic("01XZ"[number & 3]);
    if (happens()) single_ = !single_;
    if (happens()) signal_ = static_cast<int>(number);
    if (happens()) state_ = static_cast<unsigned>(random_() % 4);
  }

  std::mt19937_64 random_{1};
  sc_core::sc_event event_;
  sc_core::sc_time time_;
  bool bool_ = false;
  sc_dt::sc_bit bit_{false};
  sc_dt::sc_logic logic_;
  double double_ = 0.1;
  float float_ = 0.1F;
  sc_dt::sc_fxval fxval_{0.5};
  sc_dt::sc_fxval_fast fxval_fast_{0.5};
  sc_dt::sc_fixed<16, 6> fixed_;
  sc_dt::sc_fixed_fast<16, 6> fixed_fast_;
  char char_ = 0;
  short short_ = 0;
  int int_ = 0;
  long long_ = 0;
  sc_dt::int64 int64_ = 0;
  unsigned char unsigned_char_ = 0;
  unsigned short unsigned_short_ = 0;
  unsigned unsigned_ = 0;
  unsigned long unsigned_long_ = 0;
  sc_dt::uint64 uint64_ = 0;
  sc_dt::sc_int<21> sc_int_;
  sc_dt::sc_uint<40> sc_uint_;
  sc_dt::sc_bigint<100> bigint_;
  sc_dt::sc_biguint<100> biguint_;
  sc_dt::sc_bv<17> bv_;
  sc_dt::sc_lv<70> lv_;
  bool single_ = false;
  sc_core::sc_signal<int> signal_{"signal"};
  unsigned state_ = 0;
};

}  // namespace lif::tests
