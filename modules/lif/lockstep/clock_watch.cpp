#include <lif/lockstep/clock_watch.hpp>

#include <algorithm>
#include <cctype>
#include <string_view>

namespace lif {

namespace {

bool is_name_of_clock(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name.find("clk") != std::string::npos || name.find("clock") != std::string::npos;
}

}  // namespace

void ClockWatch::add(const sc_core::sc_module& module) {
  for (const sc_core::sc_object* child : module.get_child_objects()) {
    const auto* const port = dynamic_cast<const sc_core::sc_in<bool>*>(child);
    if (port == nullptr || !is_name_of_clock(port->basename())) continue;
    const auto* const signal = dynamic_cast<const sc_core::sc_signal_in_if<bool>*>(port->get_interface());
    if (signal == nullptr || signal == &clk_) continue;
    const std::size_t place = watched_.size();
    watched_.push_back({port->name(), {}, 0, false});
    sc_core::sc_spawn_options options;
    options.spawn_method();
    options.dont_initialize();
    options.set_sensitivity(is_rising_ ? &signal->posedge_event() : &signal->negedge_event());
    sc_core::sc_spawn(
        [this, place] {
          watched_[place].time = sc_core::sc_time_stamp();
          watched_[place].delta = sc_core::sc_delta_count();
          watched_[place].is_known = true;
        },
        sc_core::sc_gen_unique_name("clock_watch"), &options);
  }
}

std::string ClockWatch::complaint() {
  for (const Watched& one : watched_) {
    if (!one.is_known || one.time != time_ || one.delta <= delta_) continue;
    const sc_dt::uint64 late = one.delta - delta_;
    return "the clock at " + one.port + " arrives " + std::to_string(late) +
           (late == 1 ? " delta cycle" : " delta cycles") +
           " after the edge, because it passes through a process: an input that changes at the edge is taken "
           "a cycle too early there. Bind that port to the signal that clk is bound to";
  }
  return {};
}

}  // namespace lif
