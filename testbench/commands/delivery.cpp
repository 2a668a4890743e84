#include "commands/delivery.hpp"

#include "errors.hpp"
#include "interrupt.hpp"

namespace lif::testbench {

int deliver(const Delivery& delivery, ResultFiles& files, const General& general) {
  // What a run without a step has recorded is not worth an earlier result.
  if (delivery.interrupted && delivery.steps == 0) throw Interrupted();
  Json summary;
  summary["command"] = delivery.command;
  summary["interrupted"] = delivery.interrupted;
  summary.update(delivery.summary);
  add_provenance(summary, delivery.options);
  const std::string summary_text = json_text(summary);

  std::string remark;
  if (delivery.interrupted) {
    remark = "interrupted" + (delivery.interrupted_at.empty() ? "" : " " + delivery.interrupted_at);
  }
  if (files.run_ini() != nullptr) files.run_ini()->write(run_ini(delivery.command, delivery.options, remark));
  for (OutputFile* file : files.summaries()) file->write(summary_text);
  files.commit();

  if (general.json) {
    print_result(summary_text);
  } else if (!general.quiet) {
    print_summary(delivery.text, delivery.stdout_is_taken);
  }
  return delivery.interrupted ? exit_interrupted : exit_done;
}

}  // namespace lif::testbench
