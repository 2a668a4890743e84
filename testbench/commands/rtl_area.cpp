#include "commands/rtl_area.hpp"

#include <lif/shell/report.hpp>

namespace lif::testbench {

void add_area(Delivery& delivery, const std::string& module_name, const std::vector<SourceFile>& files) {
  const std::optional<std::vector<Area>> areas = synthesised_area(module_name, files);
  delivery.summary["area"] = areas ? area_json(*areas) : Json(nullptr);
  if (areas) {
    delivery.text += area_text(*areas);
  } else {
    report_warning(message_type::parameters, delivery.command,
                   "--area counts nothing: yosys was not found (Debian: apt-get install yosys)");
  }
}

}  // namespace lif::testbench
