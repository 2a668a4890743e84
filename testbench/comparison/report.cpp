#include "comparison/report.hpp"

#include <lif/numbers/text.hpp>

#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

std::string counted(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string values_text(const Divergence& first) {
  std::string text = first.quantity + " " + to_text(first.a) + " and " + to_text(first.b);
  if (first.quantity == "spike" && first.potential_a && first.potential_b) {
    text += ", potential " + to_text(*first.potential_a) + " and " + to_text(*first.potential_b);
  }
  return text;
}

// `step 3`, `steps 0 to 3`, or the ends where others lie between.
std::string unknown_text(const ComparisonResult& result) {
  const std::string first = std::to_string(result.first_unknown);
  const std::string last = std::to_string(result.last_unknown);
  if (result.unknown_steps == 1) return "step " + first;
  const bool are_together = result.last_unknown - result.first_unknown + 1 == result.unknown_steps;
  return are_together ? "steps " + first + " to " + last
                      : "the first is step " + first + ", the last " + last;
}

std::string rest_text(const Divergence& first) {
  const auto steps = static_cast<std::uint64_t>(std::abs(first.shift));
  return std::string(". ") + (first.shift > 0 ? "B" : "A") + " begins with " + counted(steps, "step") +
         " without a spike and with one potential, as cycles of a reset are: --reset NAME or --skip " +
         std::to_string(steps) + " leaves them out of a VCD";
}

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

}  // namespace

std::string comparison_text(const std::string& name_a, const std::string& name_b,
                            const ComparisonResult& result) {
  std::string text = "A: " + name_a + ", " + counted(result.steps_a, "step") + ", " +
                     counted(result.spikes_a, "spike") + "\nB: " + name_b + ", " +
                     counted(result.steps_b, "step") + ", " + counted(result.spikes_b, "spike") + "\n";
  if (result.unknown_steps > 0) {
    text += "not compared, because a value is x or z: " + counted(result.unknown_steps, "step") + " (" +
            unknown_text(result) + ")\n";
  }
  if (!result.has_potentials && !result.spikes_only)
    text += "potentials were not compared, because one of the runs has none\n";
  if (!result.first) return text + "equal\n";
  const Divergence& first = *result.first;
  if (first.cause == Cause::length) {
    return text + "they differ from step " + std::to_string(first.step) + " on: " + meaning_of(first.cause) +
           "\n";
  }
  text += "first difference: step " + std::to_string(first.step) + ", neuron " +
          std::to_string(first.neuron) + ": " + values_text(first) + "\n";
  if (first.margin) {
    text += "distance from the threshold " + short_number(first.threshold) +
            (first.threshold_is_assumed ? " (assumed; --threshold sets another)" : "") + ": " +
            short_number(*first.margin) + "\n";
  }
  text += "it looks like " + likely_cause(first, "B");
  if (first.cause == Cause::shift && first.begins_at_rest) text += rest_text(first);
  text += "\nsteps whose spikes differ: " + std::to_string(result.differing_steps);
  if (result.has_potentials) {
    text += "; whose potentials differ: " + std::to_string(result.differing_potentials);
  }
  return text + "\n";
}

Json comparison_json(const std::string& name_a, const std::string& name_b, const ComparisonResult& result) {
  Json report;
  report["command"] = "compare";
  report["equal"] = !result.first.has_value();
  report["a"] = {{"name", name_a}, {"steps", result.steps_a}, {"spikes", spike_counts(result.spikes_a)}};
  report["b"] = {{"name", name_b}, {"steps", result.steps_b}, {"spikes", spike_counts(result.spikes_b)}};
  report["differing_steps"] = result.differing_steps;
  report["differing_potentials"] = result.differing_potentials;
  report["potentials_compared"] = result.has_potentials;
  report["unknown_steps"] = result.unknown_steps;
  if (result.unknown_steps > 0)
    report["unknown_range"] = {{"first", result.first_unknown}, {"last", result.last_unknown}};
  report["first"] = nullptr;
  if (!result.first) return report;
  const Divergence& first = *result.first;
  Json& entry = report["first"];
  entry = Json::object();
  entry["step"] = first.step;
  entry["neuron"] = first.neuron;
  entry["quantity"] = first.quantity;
  entry["a"] = first.a;
  entry["b"] = first.b;
  entry["potential_a"] = or_null(first.potential_a);
  entry["potential_b"] = or_null(first.potential_b);
  entry["distance_from_threshold"] = or_null(first.margin);
  entry["threshold"] = first.threshold;
  entry["threshold_is_assumed"] = first.threshold_is_assumed;
  entry["cause"] = name_of(first.cause);
  entry["rounding"] = first.is_rounded || first.cause == Cause::rounding;
  entry["shift_of"] =
      first.cause != Cause::shift ? Json(nullptr) : Json(first.is_shift_of_spikes ? "spikes" : "run");
  entry["begins_at_rest"] = first.begins_at_rest;
  entry["shift"] = first.cause == Cause::shift ? Json(first.shift) : Json(nullptr);
  return report;
}

}  // namespace lif::testbench
