// Random transactions against a plain model of the memory behind the socket: responses, data and what is left
// alone. The model knows the map and the rules of IEEE 1666 in words, not the device.
#include <lif/bus/core_device.hpp>

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "bus/bus_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::bus::tests {
namespace {

using sc_core::SC_NS;
using sc_core::sc_time;
using sc_core::SC_US;

constexpr unsigned weight_bits = 12;
constexpr std::size_t inputs = 5, neurons = 4;

core::EventCode code() { return core::EventCode(aer::EventLayout::parse("type:2,address:6")); }

/// What a byte of the address space is.
struct Byte {
  bool is_word = false;  ///< part of a register, which is read and written whole
  bool can_be_read = true;
  bool can_be_written = true;
  bool is_locked = false;   ///< while the core runs
  bool is_compared = true;  ///< whether its value is known
  unsigned char value = 0;
  unsigned char kept = 0xff;  ///< bits that a write keeps
};

/// A random transaction, and what becomes of its bytes.
struct RandomTransaction {
  tlm::tlm_command command = tlm::TLM_READ_COMMAND;
  std::uint64_t address = 0;
  std::vector<unsigned char> data, enables;
  unsigned streaming_width = 0;
};

class PlainModel {
 public:
  explicit PlainModel(const RegisterMap& map) {
    for (std::uint32_t i = 0; i < map.registers.size(); ++i)
      add_register(map.registers[i], map.registers[i].offset, false);
    for (std::uint32_t i = 0; i < map.arrays.front().count; ++i) {
      for (const Register& one : map.arrays.front().registers)
        add_register(one, map.arrays.front().offset + i * map.arrays.front().stride() + one.offset, true);
    }
    for (std::uint64_t i = 0; i < map.memories.front().size(); ++i) {
      Byte byte;
      byte.is_locked = true;
      bytes_[map.memories.front().offset + i] = byte;
    }
    weights_ = map.memories.front().offset;
    areas_ = {{0, map.registers.size() * 4},
              {map.arrays.front().offset, map.arrays.front().offset + map.arrays.front().size()},
              {weights_, weights_ + map.memories.front().size()}};
  }

  /// The response, and the data afterwards.
  tlm::tlm_response_status carry_out(RandomTransaction& one, bool is_running) {
    if (one.command == tlm::TLM_IGNORE_COMMAND) return tlm::TLM_OK_RESPONSE;
    if (one.data.empty() || one.streaming_width == 0) return tlm::TLM_BURST_ERROR_RESPONSE;
    const auto size = static_cast<unsigned>(one.data.size());
    const unsigned extent = std::min(size, one.streaming_width);
    const auto area_of = [&](std::uint64_t address) {
      for (std::size_t i = 0; i < areas_.size(); ++i) {
        if (address >= areas_[i].first && address < areas_[i].second) return static_cast<int>(i);
      }
      return -1;
    };
    if (area_of(one.address) < 0) return tlm::TLM_ADDRESS_ERROR_RESPONSE;
    for (unsigned i = 0; i < extent; ++i) {
      if (area_of(one.address + i) != area_of(one.address)) return tlm::TLM_ADDRESS_ERROR_RESPONSE;
    }
    const bool is_write = one.command == tlm::TLM_WRITE_COMMAND;
    const auto is_enabled = [&](unsigned i) {
      return one.enables.empty() || one.enables[i % one.enables.size()] == TLM_BYTE_ENABLED;
    };
    if (bytes_[one.address].is_word) {
      if (one.address % 4 != 0 || size % 4 != 0 || extent % 4 != 0) return tlm::TLM_BURST_ERROR_RESPONSE;
      for (unsigned i = 0; i < size; ++i) {
        if (!is_enabled(i)) return tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE;
      }
    }
    for (unsigned i = 0; i < extent; ++i) {
      const Byte& byte = bytes_[one.address + i];
      if (is_write ? !byte.can_be_written || (byte.is_locked && is_running) : !byte.can_be_read)
        return tlm::TLM_COMMAND_ERROR_RESPONSE;
    }
    for (unsigned i = 0; i < size; ++i) {
      if (!is_enabled(i)) continue;
      const std::uint64_t address = one.address + i % one.streaming_width;
      Byte& byte = bytes_[address];
      if (!is_write) {
        one.data[i] = byte.value;
        continue;
      }
      byte.value = one.data[i] & byte.kept;
    }
    if (is_write) narrow();
    return tlm::TLM_OK_RESPONSE;
  }

  bool is_compared(std::uint64_t address) const {
    const auto found = bytes_.find(address);
    return found == bytes_.end() || found->second.is_compared;
  }

 private:
  void add_register(const Register& one, std::uint64_t offset, bool is_locked) {
    const std::uint32_t stored = one.mask(Access::read_write);
    for (unsigned i = 0; i < 4; ++i) {
      Byte byte;
      byte.is_word = true;
      byte.is_locked = is_locked;
      byte.can_be_read = one.is_readable();
      byte.can_be_written = one.is_writable();
      byte.value = static_cast<unsigned char>(one.reset() >> 8 * i);
      byte.kept = static_cast<unsigned char>(stored >> 8 * i);
      byte.is_compared = !acts(one.name);
      bytes_[offset + i] = byte;
    }
  }

  // Whether a register shows what the core does.
  static bool acts(const std::string& name) {
    for (const char* begin : {"status", "control", "tick", "interrupt_pending", "inject_level", "output",
                              "count_", "potential"}) {
      if (name.rfind(begin, 0) == 0) return true;
    }
    return false;
  }

  // Weights of fewer bits than 16 are shown with their sign.
  void narrow() {
    for (auto at = bytes_.lower_bound(weights_); at != bytes_.end();) {
      Byte& low = at->second;
      Byte& high = std::next(at)->second;
      const unsigned value = (low.value | unsigned{high.value} << 8U) & ((1U << weight_bits) - 1);
      const int weight = value < 1U << (weight_bits - 1) ? static_cast<int>(value)
                                                         : static_cast<int>(value) - (1 << weight_bits);
      low.value = static_cast<unsigned char>(weight);
      high.value = static_cast<unsigned char>(weight >> 8);
      std::advance(at, 2);
    }
  }

  std::map<std::uint64_t, Byte> bytes_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> areas_;
  std::uint64_t weights_ = 0;
};

class BusProtocol : public lif::tests::KernelTest {
 protected:
  void SetUp() override {
    KernelTest::SetUp();
    lif::tests::has_threads = true;
  }
};

RandomTransaction random_transaction(std::mt19937_64& engine, const RegisterMap& map) {
  const auto below = [&](std::uint64_t n) { return engine() % n; };
  RandomTransaction one;
  one.command = std::array{tlm::TLM_READ_COMMAND, tlm::TLM_WRITE_COMMAND,
                           tlm::TLM_IGNORE_COMMAND}[std::min<std::uint64_t>(below(20) / 9, 2)];
  const std::array<std::uint64_t, 6> places{0,
                                            map.registers.size() * 4,
                                            map.arrays.front().offset,
                                            map.arrays.front().offset + map.arrays.front().size(),
                                            map.memories.front().offset,
                                            map.memories.front().offset + map.memories.front().size()};
  one.address = places[below(places.size())] + below(64) - 32;
  if (below(3) == 0) one.address = below(map.size() + 16);
  if (below(2) == 0) one.address &= ~std::uint64_t{3};
  if (below(50) == 0) one.address = engine();
  one.data.resize(below(40));
  if (below(2) == 0) one.data.resize(4 * below(6));
  for (unsigned char& byte : one.data) byte = static_cast<unsigned char>(engine());
  one.streaming_width = static_cast<unsigned>(one.data.size());
  if (below(5) == 0) one.streaming_width = static_cast<unsigned>(below(9));
  if (below(4) == 0) {
    one.enables.resize(1 + below(6));
    for (unsigned char& enable : one.enables) enable = below(3) == 0 ? TLM_BYTE_DISABLED : TLM_BYTE_ENABLED;
  }
  return one;
}

TEST_F(BusProtocol, RandomTransactionsGetTheAnswersOfAPlainMemory) {
  std::mt19937_64 engine(3);
  std::map<tlm::tlm_response_status, int> responses;
  std::unique_ptr<Bench> bench;
  const auto program = [&](Initiator& self) {
    const RegisterMap& map = bench->device.map();
    PlainModel model(map);
    bool is_running = false;
    for (int i = 0; i < 8000; ++i) {
      if (i % 500 == 250 || i % 500 == 0) {
        // What acts is set by words of its own, so that the model need not know what it does.
        is_running = i % 500 == 250;
        self.write(CoreRegister::control, is_running ? control_bit::run : 0);
        self.pass(sc_time(20, SC_US));
      }
      RandomTransaction one = random_transaction(engine, map);
      const auto control = static_cast<std::uint64_t>(CoreRegister::control) * 4;
      const unsigned extent = std::min<unsigned>(static_cast<unsigned>(one.data.size()), one.streaming_width);
      if (one.command == tlm::TLM_WRITE_COMMAND && one.address <= control && one.address + extent > control)
        continue;
      RandomTransaction expected = one;
      const auto status = model.carry_out(expected, is_running);
      tlm::tlm_generic_payload payload;
      payload.set_command(one.command);
      payload.set_address(one.address);
      std::vector<unsigned char> data = one.data;
      data.resize(one.data.size() + 1, 0x5a);  // so that there is a pointer where there are no data
      payload.set_data_ptr(data.data());
      payload.set_data_length(static_cast<unsigned>(one.data.size()));
      payload.set_streaming_width(one.streaming_width);
      if (!one.enables.empty()) {
        payload.set_byte_enable_ptr(one.enables.data());
        payload.set_byte_enable_length(static_cast<unsigned>(one.enables.size()));
      }
      const sc_time before = self.now();
      self.send(payload);
      ++responses[payload.get_response_status()];
      ASSERT_EQ(payload.get_response_status(), status)
          << i << ": " << one.command << " of " << one.data.size() << " at " << one.address;
      const bool has_time = status == tlm::TLM_OK_RESPONSE && one.command != tlm::TLM_IGNORE_COMMAND;
      EXPECT_EQ(self.now() - before,
                has_time ? sc_time(10.0 * static_cast<double>((one.data.size() + 3) / 4), SC_NS)
                         : sc_core::SC_ZERO_TIME);
      EXPECT_EQ(data.back(), 0x5a) << "beyond the data";
      for (std::size_t k = 0; k < one.data.size(); ++k) {
        const bool is_known =
            one.streaming_width == 0 || model.is_compared(one.address + k % one.streaming_width);
        if (status == tlm::TLM_OK_RESPONSE && one.command == tlm::TLM_READ_COMMAND && !is_known) continue;
        ASSERT_EQ(data[k], expected.data[k])
            << i << ": byte " << k << " of " << one.data.size() << " at " << one.address;
      }
    }
  };
  bench = std::make_unique<Bench>("bench", matrix_parts(inputs, neurons, weight_bits, code()),
                                  sc_time(2, SC_US), program);
  sc_core::sc_start(sc_time(500, sc_core::SC_MS));
  EXPECT_TRUE(bench->initiator.is_done);
  EXPECT_EQ(responses.size(), 5U) << "each response came";
  for (const auto& [response, count] : responses) EXPECT_GT(count, 50) << response;
}

TEST_F(BusProtocol, ANullPointerIsAnError) {
  auto bench = std::make_unique<Bench>(
      "bench", matrix_parts(inputs, neurons, weight_bits, code()), sc_time(2, SC_US), [](Initiator& self) {
        EXPECT_EQ(self.access(tlm::TLM_READ_COMMAND, 0, nullptr, 4), tlm::TLM_GENERIC_ERROR_RESPONSE);
      });
  sc_core::sc_start(sc_time(1, SC_US));
  EXPECT_TRUE(bench->initiator.is_done);
}

}  // namespace
}  // namespace lif::bus::tests
