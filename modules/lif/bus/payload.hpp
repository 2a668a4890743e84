#pragma once

#include <cstdint>

#include <tlm>

namespace lif::bus {

/// What a generic payload asks for, byte by byte.
class Payload {
 public:
  /// @param transaction  has to outlive the object
  explicit Payload(tlm::tlm_generic_payload& transaction) : transaction_(transaction) {}

  bool is_read() const { return transaction_.is_read(); }    ///< whether it reads
  bool is_write() const { return transaction_.is_write(); }  ///< whether it writes

  /// The response to a payload that no target can follow (IEEE 1666-2011, 14.17): without data, or with a
  /// streaming width or byte enables of no length; otherwise TLM_OK_RESPONSE.
  tlm::tlm_response_status form() const;

  std::uint64_t begin() const { return transaction_.get_address(); }  ///< lowest address
  unsigned length() const { return transaction_.get_data_length(); }  ///< number of bytes
  /// Number of bytes from the lowest address to behind the highest one.
  unsigned extent() const {
    return transaction_.get_streaming_width() < length() ? transaction_.get_streaming_width() : length();
  }
  /// Whether it consists of whole words of 32 bits at multiples of 4.
  bool has_whole_words() const { return begin() % 4 == 0 && length() % 4 == 0 && extent() % 4 == 0; }
  /// Whether all bytes are enabled.
  bool has_all_bytes() const;

  /// Address of a byte of the data.
  std::uint64_t address(unsigned byte) const { return begin() + byte % extent(); }
  /// Whether a byte of the data is enabled.
  bool is_enabled(unsigned byte) const {
    const unsigned char* const enables = transaction_.get_byte_enable_ptr();
    return enables == nullptr || enables[byte % transaction_.get_byte_enable_length()] == TLM_BYTE_ENABLED;
  }
  /// A byte of the data.
  unsigned char& data(unsigned byte) const { return transaction_.get_data_ptr()[byte]; }

 private:
  tlm::tlm_generic_payload& transaction_;
};

}  // namespace lif::bus
