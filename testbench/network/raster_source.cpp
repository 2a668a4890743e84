#include "network/raster_source.hpp"

#include <lif/common/csv_fields.hpp>

#include "network/input_columns.hpp"

namespace lif::testbench {

RasterSource::RasterSource(const std::string& path, std::size_t inputs, NumberKind kind)
    : reader_(path), kind_(kind) {
  const std::string& first = reader_.header().front();
  if (first != "step") reader_.fail("the first column is " + shown_field(first) + ": it has to be 'step'");
  require_inputs(reader_, 1, inputs, "'step'");
}

bool RasterSource::next(Frame<>& frame) {
  if (!reader_.next()) {
    reader_.require_rows();
    return false;
  }
  reader_.require_step(0, reader_.rows() - 1);
  frame.fill([&](std::size_t i) {
    const auto value = reader_.number(i + 1, kind_);
    if (!value) refuse_input(reader_, i + 1, std::string("is not a finite ") + name_of(kind_));
    return *value;
  });
  return true;
}

}  // namespace lif::testbench
