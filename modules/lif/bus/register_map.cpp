#include <lif/bus/register_map.hpp>

#include <algorithm>
#include <stdexcept>

namespace lif::bus {

namespace {

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t end_of_addresses = std::uint64_t{1} << 32U;

void place_words(std::vector<Register>& registers) {
  std::uint32_t offset = 0;
  for (Register& one : registers) {
    one.offset = offset;
    offset += 4;
  }
}

std::uint32_t mask_of(const Field& field) {
  const std::uint32_t ones = field.bits >= 32 ? ~std::uint32_t{0} : (std::uint32_t{1} << field.bits) - 1;
  return ones << field.low;
}

}  // namespace

bool Register::is_readable() const {
  return std::any_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.access != Access::write_only; });
}

bool Register::is_writable() const {
  return std::any_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.access != Access::read_only; });
}

std::uint32_t Register::reset() const {
  std::uint32_t value = 0;
  for (const Field& field : fields) value |= field.reset << field.low & mask_of(field);
  return value;
}

std::uint32_t Register::mask(Access access) const {
  std::uint32_t bits = 0;
  for (const Field& field : fields) {
    if (field.access == access) bits |= mask_of(field);
  }
  return bits;
}

void RegisterMap::place() {
  place_words(registers);
  std::uint64_t end = registers.size() * 4;
  const auto place_behind = [&end](auto& block) {
    const std::uint64_t begin = (end + page - 1) / page * page;
    end = begin + block.size();
    if (end > end_of_addresses) {
      throw std::invalid_argument("the block '" + block.name + "' of " + std::to_string(block.size()) +
                                  " bytes ends beyond 2^32 bytes, which addresses of 32 bits reach");
    }
    block.offset = static_cast<std::uint32_t>(begin);
  };
  for (RegisterArray& array : arrays) {
    place_words(array.registers);
    place_behind(array);
  }
  for (MemoryWindow& memory : memories) place_behind(memory);
}

std::uint64_t RegisterMap::size() const {
  std::uint64_t end = registers.size() * 4;
  for (const RegisterArray& array : arrays) end = std::max(end, array.offset + array.size());
  for (const MemoryWindow& memory : memories) end = std::max(end, memory.offset + memory.size());
  return end;
}

Register whole_register(const std::string& name, Access access, std::uint32_t reset,
                        const std::string& meaning) {
  return {name, meaning, {{name, 0, 32, access, reset, meaning}}, "", "", 0};
}

}  // namespace lif::bus
