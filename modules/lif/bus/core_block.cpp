#include <lif/bus/core_block.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lif::bus {

namespace {

using core::Cycle;

constexpr std::uint32_t low_of(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
constexpr std::uint32_t high_of(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32U); }

void require_depth(const char* name, std::size_t depth) {
  constexpr std::size_t most = 65535;
  if (depth >= 1 && depth <= most) return;
  throw std::invalid_argument("an event-" + std::string(name) + " FIFO of depth " + std::to_string(depth) +
                              ": allowed is 1 to " + std::to_string(most));
}

ProgrammableNeurons& required(const CoreParts& parts) {
  if (parts.neurons == nullptr || parts.synapses == nullptr || !parts.decoder)
    throw std::invalid_argument("a core without neurons, synapses or a decoder: all three are needed");
  return *parts.neurons;
}

std::uint32_t size_32(const char* what, std::size_t size) {
  constexpr std::size_t most = std::size_t{1} << 30U;
  if (size <= most) return static_cast<std::uint32_t>(size);
  throw std::invalid_argument(std::to_string(size) + " " + what + ": a bus reaches up to 2^30");
}

}  // namespace

CoreShape core_shape(std::size_t neurons, core::SynapseMemory& synapses, const aer::EventLayout& layout,
                     std::size_t inject_depth, std::size_t output_depth) {
  require_depth("inject", inject_depth);
  require_depth("read", output_depth);
  CoreShape shape;
  shape.neurons = size_32("neurons", neurons);
  shape.sources = size_32("sources", synapses.sources());
  shape.synapses = size_32("synapses", synapses.weights().size);
  shape.weight_bits = synapses.bits();
  shape.event = layout.fields();
  shape.inject_depth = static_cast<std::uint32_t>(inject_depth);
  shape.output_depth = static_cast<std::uint32_t>(output_depth);
  return shape;
}

CoreBlock::CoreBlock(CoreParts parts, const CoreSurroundings& surroundings, core::CoreObserver* observer)
    : neurons_(required(parts)),
      map_(core_register_map(core_shape(parts.neurons->size(), *parts.synapses, parts.layout,
                                        surroundings.inject_depth, surroundings.output_depth),
                             parts.neurons->registers())),
      state_(std::make_unique<core::CoreState>(parts.parameters, std::move(parts.neurons),
                                               std::move(parts.synapses), std::move(parts.decoder))),
      core_(*state_, *this, surroundings.sender, surroundings.receiver, observer),
      inject_(surroundings.inject_depth, aer::OverflowPolicy::drop_newest),
      output_(surroundings.output_depth, aer::OverflowPolicy::drop_newest) {
  core_.run(false, now_);
}

Cycle CoreBlock::next_edge() const {
  const Cycle edge = core_.next_edge();
  if (!is_reset_waiting_ && ticks_ == state_->counts().ticks) return edge;
  return std::min(edge, std::max(core_.free_from(), now_ + 1));  // the end of what is in service
}

void CoreBlock::advance(Cycle edge) {
  while (true) {
    const Cycle next = std::max(next_edge(), now_ + 1);
    if (next > edge) break;
    pass(next);
  }
  now_ = std::max(now_, edge);
}

void CoreBlock::pass(Cycle edge) {
  now_ = edge;
  if (is_reset_waiting_ && core_.free_from() <= edge) reset_now(edge);
  core_.pass_edge(edge);
  note_events();
}

bool CoreBlock::is_quiet() const { return core_.is_running() && core_.is_quiet() && inject_.is_empty(); }

// Raises the interrupts of what happened at the last edge; those of FIFOs are raised where they overflow.
void CoreBlock::note_events() {
  const bool quiet_now = is_quiet();
  if (quiet_now && !was_quiet_) pending_ |= interrupt_bit::quiet;
  was_quiet_ = quiet_now;
  const std::uint64_t ticks = state_->counts().ticks;
  if (ticks != ticks_ && core_.free_from() <= now_) {
    pending_ |= interrupt_bit::tick;
    ticks_ = ticks;
  }
  const bool is_stuck = state_->is_stuck();
  if (is_stuck && !was_stuck_) pending_ |= interrupt_bit::deadlock;
  was_stuck_ = is_stuck;
}

std::optional<std::uint64_t> CoreBlock::next_word() {
  if (inject_.is_empty()) return std::nullopt;
  const std::uint64_t word = inject_.head();
  inject_.pop();
  return word;
}

void CoreBlock::take_spike(std::size_t neuron, Cycle edge) {
  const auto result = output_.push({static_cast<std::uint32_t>(neuron), edge});
  pending_ |= result.is_stored ? interrupt_bit::output : interrupt_bit::output_lost;
  if (!result.is_stored) ++output_lost_;
}

void CoreBlock::reset_now(Cycle cycle) {
  is_reset_waiting_ = false;
  reset_lost_ += core_.reset(cycle) + inject_.size() + output_.size();
  inject_.clear();
  output_.clear();
  problem_ = neurons_.take_over();
  if (problem_) pending_ |= interrupt_bit::invalid;
  was_quiet_ = was_stuck_ = false;
  core_.run(is_run_, cycle);
}

std::uint32_t CoreBlock::read(std::uint32_t number) {
  const std::uint32_t value = peek(number);
  if (number == static_cast<std::uint32_t>(CoreRegister::output) && !output_.is_empty()) {
    output_cycle_ = output_.head().cycle;
    output_.pop();
  }
  return value;
}

std::uint32_t CoreBlock::peek(std::uint32_t number) const {
  constexpr auto counters = static_cast<std::uint32_t>(CoreRegister::count);
  if (number >= counters) {
    const std::uint64_t value = captured_[(number - counters) / 2];
    return (number - counters) % 2 == 0 ? low_of(value) : high_of(value);
  }
  switch (static_cast<CoreRegister>(number)) {
    case CoreRegister::control:
      return is_run_ ? control_bit::run : 0;
    case CoreRegister::status:
      return status();
    case CoreRegister::tick:
      return low_of(state_->counts().ticks);
    case CoreRegister::interrupt_enable:
      return enable_;
    case CoreRegister::interrupt_pending:
      return pending_;
    case CoreRegister::inject_high:
      return inject_high_;
    case CoreRegister::inject_level:
      return static_cast<std::uint32_t>(inject_.size());
    case CoreRegister::output:
      return output_.is_empty() ? 0 : output_valid | output_.head().neuron;
    case CoreRegister::output_cycle_low:
      return low_of(output_cycle_);
    case CoreRegister::output_cycle_high:
      return high_of(output_cycle_);
    case CoreRegister::output_level:
      return static_cast<std::uint32_t>(output_.size());
    case CoreRegister::invalid_neuron:
      return problem_ ? static_cast<std::uint32_t>(problem_->neuron) : 0;
    default:
      return map_.registers[number].reset();  // a constant
  }
}

void CoreBlock::write(std::uint32_t number, std::uint32_t value) {
  switch (static_cast<CoreRegister>(number)) {
    case CoreRegister::control:
      control(value);
      break;
    case CoreRegister::tick:
      state_->raise_tick();
      core_.wake(now_);
      was_quiet_ = false;
      break;
    case CoreRegister::interrupt_pending:
      pending_ &= ~value;
      break;
    case CoreRegister::inject:
      inject(value);
      break;
    default:
      poke(number, value);
  }
}

bool CoreBlock::poke(std::uint32_t number, std::uint32_t value) {
  const std::uint32_t stored = value & map_.registers[number].mask(Access::read_write);
  switch (static_cast<CoreRegister>(number)) {
    case CoreRegister::interrupt_enable:
      enable_ = stored;
      return true;
    case CoreRegister::inject_high:
      inject_high_ = stored;
      return true;
    default:
      return false;
  }
}

void CoreBlock::control(std::uint32_t value) {
  is_run_ = (value & control_bit::run) != 0;
  if ((value & control_bit::capture) != 0) capture();
  if ((value & control_bit::reset) != 0) is_reset_waiting_ = true;
  core_.run(is_run_ && !is_reset_waiting_, now_);
  was_quiet_ = was_quiet_ && is_run_;
  if (is_reset_waiting_ && core_.free_from() <= now_) reset_now(now_);
}

void CoreBlock::inject(std::uint32_t low) {
  const auto result = inject_.push(std::uint64_t{inject_high_} << 32U | low);
  if (!result.is_stored) {
    pending_ |= interrupt_bit::inject_lost;
    ++inject_lost_;
  }
  was_quiet_ = false;
}

void CoreBlock::write_neuron(std::size_t neuron, std::size_t word, std::uint32_t value) {
  neurons_.write(neuron, word, value);
  if (word == ProgrammableNeurons::mode) state_->disable(neuron, neurons_.is_disabled(neuron));
}

void CoreBlock::narrow_weights(std::size_t first, std::size_t end) {
  const core::WeightSpan weights = state_->synapses().weights();
  const unsigned bits = state_->synapses().bits();
  if (bits >= 16) return;
  const std::int32_t sign = std::int32_t{1} << (bits - 1);
  for (std::size_t place = first; place < end; ++place) {
    const std::int32_t kept = weights.data[place] & (2 * sign - 1);
    weights.data[place] = static_cast<core::Weight>((kept ^ sign) - sign);
  }
}

std::uint32_t CoreBlock::status() const {
  std::uint32_t bits = 0;
  const auto show = [&bits](std::uint32_t bit, bool is_set) { bits |= is_set ? bit : 0; };
  show(status_bit::running, is_run_);
  show(status_bit::busy, is_busy());
  show(status_bit::quiet, is_quiet());
  show(status_bit::reset_waits, is_reset_waiting_);
  show(status_bit::inject_full, inject_.is_full());
  show(status_bit::inject_empty, inject_.is_empty());
  show(status_bit::output_empty, output_.is_empty());
  show(status_bit::deadlock, state_->is_stuck());
  show(status_bit::changed, neurons_.is_changed());
  return bits;
}

void CoreBlock::capture() {
  for (std::size_t i = 0; i < captured_.size(); ++i) captured_[i] = count(static_cast<CoreCounter>(i));
}

std::uint64_t CoreBlock::count(CoreCounter counter) const {
  const core::CoreCounts& counts = state_->counts();
  switch (counter) {
    case CoreCounter::cycles:
      return now_;
    case CoreCounter::inputs:
      return counts.inputs;
    case CoreCounter::outputs:
      return counts.outputs;
    case CoreCounter::synaptic_events:
      return counts.synaptic_events;
    case CoreCounter::time_references:
      return counts.time_references;
    case CoreCounter::ticks:
      return counts.ticks;
    case CoreCounter::missed_ticks:
      return counts.missed_ticks;
    case CoreCounter::outside:
      return counts.outside;
    case CoreCounter::fifo_lost:
      return state_->fifo().counts().dropped;
    case CoreCounter::inject_lost:
      return inject_lost_;
    case CoreCounter::output_lost:
      return output_lost_;
    case CoreCounter::reset_lost:
      return reset_lost_;
    case CoreCounter::count:
      break;
  }
  return 0;
}

}  // namespace lif::bus
