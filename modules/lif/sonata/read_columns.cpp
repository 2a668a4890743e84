#include <lif/sonata/read_columns.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <lif/description/csv_columns.hpp>
#include <lif/nir/hdf5_file.hpp>
#include <lif/numbers/text.hpp>
#include <lif/sonata/sonata_nodes.hpp>

namespace lif::sonata {

namespace {

NumberColumns read_datasets(const std::string& path, const std::vector<std::string>& names) {
  std::vector<std::vector<double>> values;
  from_file(path, [&] {
    nir::Hdf5File file(path);
    for (const std::string& name : names) {
      const std::string dataset = "/" + name;
      if (!file.has(dataset)) throw nir::Error("there is no dataset " + dataset);
      const Shape shape = file.shape(dataset);
      if (shape.size() != 1)
        throw nir::Error(dataset + " has " + std::to_string(shape.size()) + " dimensions: allowed is 1");
      values.push_back(file.numbers(dataset).values);
      if (values.back().size() != values.front().size())
        throw nir::Error(dataset + " has " + std::to_string(values.back().size()) + " numbers, and /" +
                         names.front() + " " + std::to_string(values.front().size()));
      for (std::size_t row = 0; row < values.back().size(); ++row) {
        const double value = values.back()[row];
        if (!std::isfinite(value))
          throw nir::Error(dataset + "[" + std::to_string(row) + "] is " + to_text(value) +
                           ": allowed is a finite number");
      }
    }
  });
  return {std::move(values), [path, names](std::size_t column, std::size_t row) {
            return path + ": /" + names[column] + "[" + std::to_string(row) + "]";
          }};
}

}  // namespace

bool is_hdf5(const std::string& path) {
  constexpr std::string_view signature("\x89HDF\r\n\x1a\n", 8);
  std::array<char, signature.size()> begin{};
  std::ifstream file(path, std::ios::binary);
  return file.read(begin.data(), begin.size()) && std::string_view(begin.data(), begin.size()) == signature;
}

NumberColumns read_columns(const std::string& path, const std::vector<std::string>& names) {
  return is_hdf5(path) ? read_datasets(path, names) : read_csv_columns(path, names);
}

}  // namespace lif::sonata
