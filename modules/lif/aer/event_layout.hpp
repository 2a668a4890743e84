#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lif::aer {

/// A field of an address event.
struct EventField {
  std::string name;   ///< name, such as `address`
  unsigned bits = 1;  ///< number of bits, 1 to 64
};

/// The layout of an address event as a word of at most 64 bits: fields by name, the highest first.
class EventLayout {
 public:
  /// @throws std::invalid_argument if there is no field, a name is empty or taken, a field has no bits, or
  /// all
  ///         of them together have more than 64
  explicit EventLayout(std::vector<EventField> fields);

  /// Reads a layout such as `type:2,address:8`, or the name of a preset.
  /// @throws std::invalid_argument saying what is wrong
  static EventLayout parse(const std::string& text);
  /// The names of the presets.
  static std::vector<std::string> presets();

  /// All fields, the highest first.
  const std::vector<EventField>& fields() const { return fields_; }
  /// Number of bits of a word.
  unsigned width() const { return width_; }
  /// The largest word.
  std::uint64_t highest() const { return mask(width_); }
  /// The place of a field. @throws std::invalid_argument naming the fields, if there is none of this name
  std::size_t find(const std::string& name) const;

  /// The value of a field in a word, which may not have bits beyond the layout.
  std::uint64_t get(std::uint64_t word, std::size_t field) const {
    return word >> shifts_[field] & mask(fields_[field].bits);
  }
  /// A word from the values of all fields, in their order.
  /// @throws std::invalid_argument naming the field, its value and the allowed range
  std::uint64_t pack(const std::vector<std::uint64_t>& values) const;
  /// The values of all fields. @throws std::invalid_argument if the word has bits beyond the layout
  std::vector<std::uint64_t> unpack(std::uint64_t word) const;

  /// The layout as parse() reads it.
  std::string text() const;

 private:
  static std::uint64_t mask(unsigned bits) {
    return bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
  }

  std::vector<EventField> fields_;
  std::vector<unsigned> shifts_;
  unsigned width_ = 0;
};

}  // namespace lif::aer
