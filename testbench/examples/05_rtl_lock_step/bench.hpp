#pragma once

#include <lif/lif.hpp>

#include <cstdint>
#include <random>

/// Resets for two cycles, and then sends random currents, each at a clock edge.
SC_MODULE(Stimulus) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_out<bool> rst_n{"rst_n"};
  sc_core::sc_out<std::uint32_t> current{"current"};

  SC_CTOR(Stimulus) {
    SC_METHOD(drive);
    sensitive << clk.pos();
    dont_initialize();
  }

 private:
  void drive() {
    rst_n.write(++cycle_ > 2);
    current.write(static_cast<std::uint32_t>(random_() % 64));
  }

  int cycle_ = 0;
  std::mt19937 random_{1};
};
