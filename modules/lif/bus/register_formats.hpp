#pragma once

#include <string>

#include <lif/bus/register_map.hpp>

namespace lif::bus {

/// The map in SystemRDL 2.0 (Accellera, 2018): an addrmap with the registers, an array of regfiles for each
/// RegisterArray, and an external mem for each MemoryWindow. Tools such as PeakRDL make SystemVerilog, UVM
/// and HTML from it.
std::string system_rdl(const RegisterMap& map);

/// The map as a component of IP-XACT (IEEE 1685-2014) with a memory map.
std::string ip_xact(const RegisterMap& map);

/// A header for C and C++: offsets, fields, values at start, sizes.
std::string c_header(const RegisterMap& map);

/// Tables to read.
std::string markdown(const RegisterMap& map);

}  // namespace lif::bus
