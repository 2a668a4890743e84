#include "synaptic/read_any_network.hpp"

#include <filesystem>
#include <stdexcept>
#include <utility>
#include <vector>

#include <lif/description/network_file.hpp>
#ifdef LIF_WITH_NIR
#include <lif/sonata/read_columns.hpp>
#include <lif/sonata/sonata.hpp>
#endif
#include <lif/shell/report.hpp>

#include "errors.hpp"
#ifdef LIF_WITH_NIR
#include "network/guarded_reader.hpp"
#endif
#include "text/line_reader.hpp"

namespace lif::testbench {

namespace {

#ifdef LIF_WITH_NIR

NumberColumns read_columns(const std::string& path, const std::vector<std::string>& names) {
  if (sonata::is_hdf5(path)) require_harmless(path, [&] { sonata::read_columns(path, names); });
  return sonata::read_columns(path, names);
}

NetworkDescription read_file(const std::string& path) {
  if (!sonata::is_sonata(path)) return read_network_file(path, read_columns);
  require_harmless(path, [&] { sonata::read_sonata(path); });
  sonata::SonataNetwork read = sonata::read_sonata(path);
  for (const std::string& ignored : read.ignored)
    report_warning(message_type::parameters, "simulate", path + ": \"" + ignored + "\" has no effect");
  return std::move(read.network);
}

#else

const ColumnReader read_columns = read_csv_columns;

NetworkDescription read_file(const std::string& path) { return read_network_file(path); }

#endif

// The standard input, a pipe, or what LineReader refuses.
NetworkDescription read_stream(const std::string& path) {
  LineReader lines(path);
  std::string text;
  for (std::string line; lines.next(line);) text += line + "\n";
  return parse_network(text, lines.path(), ".", read_columns);
}

}  // namespace

NetworkDescription read_any_network(const std::string& path) {
  try {
    const bool is_file = std::filesystem::is_regular_file(path);
    if (is_file) LineReader check(path);  // an empty file is refused as everywhere
    NetworkDescription network = is_file ? read_file(path) : read_stream(path);
    network.files.push_back(path);
    return network;
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
}

}  // namespace lif::testbench
