#include <lif/bus/payload.hpp>

namespace lif::bus {

tlm::tlm_response_status Payload::form() const {
  if (transaction_.get_data_ptr() == nullptr) return tlm::TLM_GENERIC_ERROR_RESPONSE;
  if (length() == 0 || transaction_.get_streaming_width() == 0) return tlm::TLM_BURST_ERROR_RESPONSE;
  if (transaction_.get_byte_enable_ptr() != nullptr && transaction_.get_byte_enable_length() == 0)
    return tlm::TLM_BYTE_ENABLE_ERROR_RESPONSE;
  return tlm::TLM_OK_RESPONSE;
}

bool Payload::has_all_bytes() const {
  for (unsigned byte = 0; byte < length(); ++byte) {
    if (!is_enabled(byte)) return false;
  }
  return true;
}

}  // namespace lif::bus
