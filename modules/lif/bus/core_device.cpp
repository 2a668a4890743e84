#include <lif/bus/core_device.hpp>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include <lif/shell/checked.hpp>

namespace lif::bus {

namespace {

using core::Cycle;
using sc_core::sc_time;
using sc_core::sc_time_stamp;
using tlm::tlm_response_status;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "weights are shown as they lie on the host");

// The register of a block at an offset from its begin.
const Register& register_at(const std::vector<Register>& registers, std::uint64_t offset) {
  return registers[offset / 4 % registers.size()];
}

}  // namespace

CoreDevice::CoreDevice(const sc_core::sc_module_name& instance, CoreParts parts, const sc_time& period,
                       const CoreSurroundings& surroundings, core::CoreObserver* observer)
    : sc_core::sc_module(instance),
      block_(build_or_report(name(),
                             [&] {
                               if (period == sc_core::SC_ZERO_TIME)
                                 throw std::invalid_argument("the period is 0: allowed is more than that");
                               return CoreBlock(std::move(parts), surroundings, observer);
                             })),
      period_(period),
      latency_(period) {
  socket.register_b_transport(this, &CoreDevice::transport);
  socket.register_transport_dbg(this, &CoreDevice::debug);
  socket.register_get_direct_mem_ptr(this, &CoreDevice::grant_memory);
  SC_METHOD(work);
  sensitive << alarm_;
  dont_initialize();
  SC_METHOD(drive);
  sensitive << change_;
}

void CoreDevice::transport(tlm::tlm_generic_payload& transaction, sc_time& delay) {
  const Payload payload(transaction);
  transaction.set_dmi_allowed(false);
  transaction.set_response_status(tlm::TLM_OK_RESPONSE);
  if (transaction.get_command() == tlm::TLM_IGNORE_COMMAND) return;
  sc_time time = sc_time_stamp() + delay;
  advance(cycle_at(time));
  time = last_ = std::max({time, last_, time_of(block_.now())});
  tlm_response_status status = payload.form();
  Place where;
  if (status == tlm::TLM_OK_RESPONSE) {
    where = place(payload.begin(), payload.extent());
    status = check(payload, where);
  }
  if (status == tlm::TLM_OK_RESPONSE) {
    if (where.kind == Place::Kind::weights) {
      access_weights(payload, where);
      transaction.set_dmi_allowed(payload.is_read() || block_.synapses().bits() == 16);
    } else {
      access_words(payload, where);
    }
    const unsigned words = (payload.length() + 3) / 4;
    delay += latency_ * words;
  } else if (status == tlm::TLM_COMMAND_ERROR_RESPONSE && where.kind != Place::Kind::registers) {
    if (!block_.takes_writes()) block_.note_refusal();
  }
  transaction.set_response_status(status);
  note_level(time);
  set_alarm();
}

// The block that holds all bytes of a transaction.
CoreDevice::Place CoreDevice::place(std::uint64_t begin, std::uint64_t extent) const {
  const RegisterMap& map = block_.map();
  const auto holds = [&](std::uint64_t offset, std::uint64_t size) {
    return begin >= offset && begin - offset < size && extent <= size - (begin - offset);
  };
  if (holds(0, map.registers.size() * 4)) return {Place::Kind::registers, begin};
  const RegisterArray& neurons = map.arrays.front();
  if (holds(neurons.offset, neurons.size())) return {Place::Kind::neurons, begin - neurons.offset};
  const MemoryWindow& weights = map.memories.front();
  if (holds(weights.offset, weights.size())) return {Place::Kind::weights, begin - weights.offset};
  return {};
}

tlm_response_status CoreDevice::check(const Payload& payload, const Place& place) const {
  const bool is_locked = payload.is_write() && !block_.takes_writes();
  switch (place.kind) {
    case Place::Kind::none:
      return tlm::TLM_ADDRESS_ERROR_RESPONSE;
    case Place::Kind::registers:
      return check_words(payload, block_.map().registers, place);
    case Place::Kind::neurons: {
      const tlm_response_status status = check_words(payload, block_.map().arrays.front().registers, place);
      return status == tlm::TLM_OK_RESPONSE && is_locked ? tlm::TLM_COMMAND_ERROR_RESPONSE : status;
    }
    case Place::Kind::weights:
      return is_locked ? tlm::TLM_COMMAND_ERROR_RESPONSE : tlm::TLM_OK_RESPONSE;
  }
  return tlm::TLM_GENERIC_ERROR_RESPONSE;
}

tlm_response_status CoreDevice::check_words(const Payload& payload, const std::vector<Register>& registers,
                                            const Place& place) const {
  if (!payload.has_whole_words()) return tlm::TLM_BURST_ERROR_RESPONSE;
  if (!payload.has_all_bytes()) return tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE;
  for (unsigned byte = 0; byte < payload.extent(); byte += 4) {
    const Register& one = register_at(registers, place.first + byte);
    if (!(payload.is_read() ? one.is_readable() : one.is_writable())) return tlm::TLM_COMMAND_ERROR_RESPONSE;
  }
  return tlm::TLM_OK_RESPONSE;
}

void CoreDevice::access_words(const Payload& payload, const Place& place) {
  for (unsigned byte = 0; byte < payload.length(); byte += 4) {
    const std::uint64_t offset = place.first + (payload.address(byte) - payload.begin());
    std::uint32_t value = 0;
    if (payload.is_read()) {
      value = read_word(place, offset);
      std::memcpy(&payload.data(byte), &value, sizeof value);
    } else {
      std::memcpy(&value, &payload.data(byte), sizeof value);
      write_word(place, offset, value);
    }
  }
}

void CoreDevice::access_weights(const Payload& payload, const Place& place) {
  unsigned char* const bytes = weight_bytes() + place.first;
  for (unsigned byte = 0; byte < payload.length(); ++byte) {
    if (!payload.is_enabled(byte)) continue;
    unsigned char& of_memory = bytes[payload.address(byte) - payload.begin()];
    if (payload.is_read()) {
      payload.data(byte) = of_memory;
    } else {
      of_memory = payload.data(byte);
    }
  }
  if (payload.is_write()) {
    block_.narrow_weights(place.first / sizeof(core::Weight),
                          (place.first + payload.extent() - 1) / sizeof(core::Weight) + 1);
  }
}

unsigned CoreDevice::debug(tlm::tlm_generic_payload& transaction) {
  const Payload payload(transaction);
  if (transaction.get_data_ptr() == nullptr || !(payload.is_read() || payload.is_write())) return 0;
  catch_up();
  unsigned byte = 0;
  for (; byte < payload.length(); ++byte) {
    const Place where = place(payload.begin() + byte, 1);
    if (where.kind == Place::Kind::none) break;
    if (where.kind == Place::Kind::weights) {
      unsigned char& of_memory = weight_bytes()[where.first];
      if (payload.is_read()) {
        payload.data(byte) = of_memory;
        continue;
      }
      of_memory = payload.data(byte);
      // The other byte of the weight may follow, so that the weight is narrowed behind its higher byte alone.
      const std::uint64_t weight = where.first / sizeof(core::Weight);
      if (where.first % 2 == 1 || byte + 1 == payload.length()) block_.narrow_weights(weight, weight + 1);
      continue;
    }
    const std::uint64_t offset = where.first / 4 * 4;
    std::uint32_t word = peek_word(where, offset);
    unsigned char bytes[sizeof word];
    std::memcpy(bytes, &word, sizeof word);
    if (payload.is_read()) {
      payload.data(byte) = bytes[where.first % 4];
      continue;
    }
    bytes[where.first % 4] = payload.data(byte);
    std::memcpy(&word, bytes, sizeof word);
    if (!poke_word(where, offset, word)) break;
  }
  note_level(std::max({sc_time_stamp(), last_, time_of(block_.now())}));
  set_alarm();
  return byte;
}

bool CoreDevice::grant_memory(tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& data) {
  const RegisterMap& map = block_.map();
  const MemoryWindow& weights = map.memories.front();
  catch_up();
  const bool is_write = transaction.is_write();
  const bool takes_writes = block_.takes_writes() && block_.synapses().bits() == 16;
  const Place where = place(transaction.get_address(), 1);
  if (where.kind != Place::Kind::weights || (is_write && !takes_writes)) {
    // Where nothing is granted: all addresses beside the window, or the window, for this kind of access.
    const std::uint64_t address = transaction.get_address();
    const std::uint64_t end = weights.offset + weights.size();
    data.set_start_address(where.kind == Place::Kind::weights ? weights.offset
                           : address < weights.offset         ? 0
                                                              : end);
    data.set_end_address(where.kind == Place::Kind::weights ? end - 1
                         : address < weights.offset         ? weights.offset - 1
                                                            : ~sc_dt::uint64{0});
    if (is_write) {
      data.allow_write();
    } else {
      data.allow_read();
    }
    return false;
  }
  data.set_dmi_ptr(weight_bytes());
  data.set_start_address(weights.offset);
  data.set_end_address(weights.offset + weights.size() - 1);
  data.set_read_latency(latency_);
  data.set_write_latency(latency_);
  if (takes_writes) {
    data.allow_read_write();
    may_write_directly_ = true;
  } else {
    data.allow_read();
  }
  return true;
}

std::uint32_t CoreDevice::read_word(const Place& place, std::uint64_t offset) {
  if (place.kind == Place::Kind::registers) return block_.read(static_cast<std::uint32_t>(offset / 4));
  return peek_word(place, offset);
}

void CoreDevice::write_word(const Place& place, std::uint64_t offset, std::uint32_t value) {
  if (place.kind == Place::Kind::neurons) {
    poke_word(place, offset, value);
    return;
  }
  block_.write(static_cast<std::uint32_t>(offset / 4), value);
  const bool is_control = offset / 4 == static_cast<std::uint64_t>(CoreRegister::control);
  if (is_control && (value & control_bit::run) != 0) withdraw_memory();
}

std::uint32_t CoreDevice::peek_word(const Place& place, std::uint64_t offset) {
  if (place.kind == Place::Kind::registers) return block_.peek(static_cast<std::uint32_t>(offset / 4));
  const std::uint32_t stride = block_.map().arrays.front().stride();
  return block_.neurons().read(offset / stride, offset % stride / 4);
}

bool CoreDevice::poke_word(const Place& place, std::uint64_t offset, std::uint32_t value) {
  if (place.kind == Place::Kind::registers) return block_.poke(static_cast<std::uint32_t>(offset / 4), value);
  const RegisterArray& neurons = block_.map().arrays.front();
  if (!register_at(neurons.registers, offset).is_writable()) return false;
  block_.write_neuron(offset / neurons.stride(), offset % neurons.stride() / 4, value);
  return true;
}

unsigned char* CoreDevice::weight_bytes() {
  return reinterpret_cast<unsigned char*>(block_.synapses().weights().data);
}

Cycle CoreDevice::cycle_at(const sc_time& time) const { return time.value() / period_.value() + 1; }

sc_time CoreDevice::time_of(Cycle edge) const { return sc_time::from_value((edge - 1) * period_.value()); }

void CoreDevice::advance(Cycle edge) try {
  while (block_.next_edge() <= edge && block_.now() < edge) {
    block_.advance(std::max(block_.next_edge(), block_.now() + 1));
    note_level(time_of(block_.now()));
  }
  block_.advance(edge);
} catch (const std::logic_error& error) {
  report_error(message_type::core, name(), error.what());
}

void CoreDevice::catch_up() { advance(cycle_at(sc_time_stamp())); }

// The interrupt line has its present level from this time on.
void CoreDevice::note_level(const sc_time& time) {
  if (block_.interrupt() == level_) return;
  level_ = !level_;
  changes_.push_back({time, level_});
  if (changes_.size() == 1) change_.notify(std::max(time, sc_time_stamp()) - sc_time_stamp());
}

void CoreDevice::withdraw_memory() {
  if (!may_write_directly_) return;
  may_write_directly_ = false;
  const MemoryWindow& weights = block_.map().memories.front();
  socket->invalidate_direct_mem_ptr(weights.offset, weights.offset + weights.size() - 1);
}

void CoreDevice::work() {
  catch_up();
  set_alarm();
}

void CoreDevice::drive() {
  while (!changes_.empty() && changes_.front().time <= sc_time_stamp()) {
    interrupt.write(changes_.front().level);
    changes_.pop_front();
  }
  if (!changes_.empty()) change_.notify(changes_.front().time - sc_time_stamp());
}

// Wakes at the next edge at which an interrupt may come; without that, the core works when somebody asks.
void CoreDevice::set_alarm() {
  alarm_.cancel();
  const Cycle edge = block_.next_edge();
  if (!block_.may_interrupt() || edge == core::LinkedCore::never) return;
  const sc_time at = time_of(std::max(edge, block_.now() + 1));
  alarm_.notify(std::max(at, sc_time_stamp()) - sc_time_stamp());
}

}  // namespace lif::bus
