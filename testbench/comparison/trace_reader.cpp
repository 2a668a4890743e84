#include "comparison/trace_reader.hpp"

#include "comparison/csv_trace_reader.hpp"
#include "comparison/fst_trace_reader.hpp"
#include "comparison/vcd_trace_reader.hpp"
#include "interrupt.hpp"
#include "text/line_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

std::unique_ptr<TraceReader> open_trace(const std::string& path, const TraceFormat& format) {
  if (is_fst(path)) return open_fst_trace(path, format);
  auto reader = std::make_unique<LineReader>(path);
  std::string line;
  if (!reader->next(line)) throw Interrupted();
  if (trimmed(line).substr(0, 1) == "$") {
    return std::make_unique<VcdTraceReader>(std::move(reader), line, format);
  }
  return std::make_unique<CsvTraceReader>(std::move(reader), line, format);
}

}  // namespace lif::testbench
