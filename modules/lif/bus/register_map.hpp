#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lif::bus {

/// What software may do with a field of a register, and what a write does to it.
enum class Access {
  read_only,           ///< it shows something; it cannot be written
  write_only,          ///< a write does something; it cannot be read
  read_write,          ///< it holds what was written
  write_one_to_clear,  ///< it can be read; bits that are written as 1 become 0
  pulse                ///< a 1 does something; it reads as 0
};

/// Some bits of a register.
struct Field {
  std::string name;                    ///< in lower case, unique in its register
  unsigned low = 0;                    ///< lowest bit, 0 to 31
  unsigned bits = 32;                  ///< number of bits
  Access access = Access::read_write;  ///< for software
  std::uint32_t reset = 0;             ///< value at start and after a reset
  std::string meaning;                 ///< one line without a full stop
};

/// A register of 32 bits, at an offset that is a multiple of 4.
struct Register {
  std::string name;           ///< in lower case, unique in its block
  std::string meaning;        ///< one line without a full stop
  std::vector<Field> fields;  ///< by their lowest bits; bits between them read as 0
  std::string read_effect;    ///< what a read does besides giving the value; "": nothing
  std::string write_effect;   ///< what a write does besides setting fields; "": nothing
  std::uint32_t offset = 0;   ///< in bytes, from the begin of its block

  /// Whether software may read it.
  bool is_readable() const;
  /// Whether software may write it.
  bool is_writable() const;
  /// Its value at start and after a reset.
  std::uint32_t reset() const;
  /// The bits of all fields with this access.
  std::uint32_t mask(Access access) const;
};

/// Blocks of registers of the same kind, one behind the other without gaps.
struct RegisterArray {
  std::string name;                 ///< of one block, in lower case
  std::string meaning;              ///< one line without a full stop
  std::uint32_t offset = 0;         ///< of the first block
  std::uint32_t count = 0;          ///< number of blocks
  std::vector<Register> registers;  ///< of one block, word by word

  /// Bytes from one block to the next.
  std::uint32_t stride() const { return static_cast<std::uint32_t>(registers.size() * 4); }
  /// Bytes of all blocks.
  std::uint64_t size() const { return std::uint64_t{count} * stride(); }
};

/// A window onto a memory, which can be read and written.
struct MemoryWindow {
  std::string name;          ///< in lower case
  std::string meaning;       ///< one line without a full stop
  std::uint32_t offset = 0;  ///< in bytes
  std::uint32_t count = 0;   ///< number of entries
  unsigned bits = 16;        ///< width of an entry: 8, 16 or 32

  /// Bytes of all entries.
  std::uint64_t size() const { return std::uint64_t{count} * (bits / 8); }
};

/// Everything that software finds behind a socket, described once: the device follows the description, and
/// files for other tools are made from it.
struct RegisterMap {
  std::string name;                    ///< of the device, in lower case
  std::string meaning;                 ///< one line without a full stop
  std::vector<Register> registers;     ///< from offset 0 on, word by word
  std::vector<RegisterArray> arrays;   ///< behind the registers
  std::vector<MemoryWindow> memories;  ///< behind the arrays

  /// Gives registers, arrays and memories their offsets: registers from 0 on, arrays and memories each from
  /// the next multiple of 4096 on.
  /// @throws std::invalid_argument if they do not fit into 2^32 bytes
  void place();
  /// Bytes from offset 0 to the end of what comes last.
  std::uint64_t size() const;
};

/// A register whose only field has its name and is as wide as it.
Register whole_register(const std::string& name, Access access, std::uint32_t reset,
                        const std::string& meaning);

}  // namespace lif::bus
