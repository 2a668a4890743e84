#pragma once

#include <lif/models/rtl/lif.hpp>

/// Neurons of public RTL as presets of LIF: the same parameters with other defaults.
namespace lif::rtl {

/// Parameters of TinyOdin.
struct TinyOdinParameters : LIFParameters {
  /// The values of the RTL; `leak_amount` and `threshold` are memory fields there.
  TinyOdinParameters() {
    width = 12;
    input_width = 4;
    threshold = 100;
    leak = Leak::subtract;
    update = Update::event;
    spike_output = SpikeOutput::mealy;
  }
};

/// lif_neuron of tinyODIN (github.com/ChFrenkel/tinyODIN at 1865653): a 12-bit potential and 4-bit weights,
/// driven by events. A synaptic event adds the weight, and a time reference leaks towards zero; both
/// saturate. The neuron spikes at the threshold or above, which sets the potential to 0. The threshold is
/// compared even without an event: so a threshold of 0 fires in every step whose potential is not negative,
/// and a threshold of 2048 or more never fires.
class TinyOdin : public LIF {
 public:
  using Parameters = TinyOdinParameters;  ///< the parameters of LIF with other defaults

  /// The model's name, as users type it.
  static constexpr const char* name() { return "rtl.tinyODIN"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit TinyOdin(const Parameters& parameters = {}, const Numbers& numbers = {})
      : LIF(parameters, numbers) {}
};

/// Parameters of Tt07Refractory.
struct Tt07RefractoryParameters : LIFParameters {
  /// The values of the RTL; threshold, leak_amount and refractory_period are inputs there.
  Tt07RefractoryParameters() {
    width = 8;
    input_width = 8;
    threshold = 100;
    threshold_on = ThresholdOn::old_state;
    leak = Leak::subtract;
    leak_amount = 2;
    leak_guard = false;
    reset = Reset::subtract;
    keep_input = KeepInput::no;
    refractory_period = 4;
  }
};

/// LeakyIntegrateFireNeuron (github.com/PaolaUniSa/tt07-test0 at d595733, Tiny Tapeout 07): signed 8 bits.
/// The register is compared before the step. A spike subtracts the threshold, truncated to 8 bits, and the
/// input of that step is lost. The leak has no guard at zero: it can overshoot and then oscillate. Refractory
/// steps hold the potential.
class Tt07Refractory : public LIF {
 public:
  using Parameters = Tt07RefractoryParameters;  ///< the parameters of LIF with other defaults

  /// The model's name, as users type it.
  static constexpr const char* name() { return "rtl.tt07_refractory"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Tt07Refractory(const Parameters& parameters = {}, const Numbers& numbers = {})
      : LIF(parameters, numbers) {}
};

/// Parameters of Tt05Shift.
struct Tt05ShiftParameters : LIFParameters {
  /// The values of the RTL, where all of them are constants.
  Tt05ShiftParameters() {
    width = 8;
    is_signed = false;
    overflow = Overflow::wrap;
    input_width = 8;
    input_is_signed = false;
    threshold = 230;
    threshold_on = ThresholdOn::old_state;
    leak = Leak::shift_sum;
    spike_output = SpikeOutput::moore;
  }
};

/// lif_n (github.com/huertma/tt05-leaky-integrate-fire-neuron at 83b7492, Tiny Tapeout 05): unsigned 8 bits
/// that wrap. A step keeps V/2 + V/4 + V/8, each truncated. The spike is combinational from the register; the
/// next edge then sets 0, and its input is lost. A large input can wrap below the threshold, so that the
/// spike is lost.
class Tt05Shift : public LIF {
 public:
  using Parameters = Tt05ShiftParameters;  ///< the parameters of LIF with other defaults

  /// The model's name, as users type it.
  static constexpr const char* name() { return "rtl.tt05_shift"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Tt05Shift(const Parameters& parameters = {}, const Numbers& numbers = {})
      : LIF(parameters, numbers) {}
};

}  // namespace lif::rtl
