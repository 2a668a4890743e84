#pragma once

#include <string>
#include <vector>

#include <lif/description/number_columns.hpp>

namespace lif::sonata {

/// Whether a file is an HDF5 file, by its first bytes. False if it cannot be read.
bool is_hdf5(const std::string& path);

/// Reads columns of a table: of a CSV file as read_csv_columns() does, or of an HDF5 file, where each column
/// is a dataset of one dimension at the root, all of the same length.
///
///     lif::read_network_file("net.json", lif::sonata::read_columns);
///
/// An HDF5 file may have 134 217 728 numbers in all that are read.
/// @param names  the columns, one or more, by their names in the header, or by those of the datasets
/// @throws std::invalid_argument naming the file and the place
NumberColumns read_columns(const std::string& path, const std::vector<std::string>& names);

}  // namespace lif::sonata
