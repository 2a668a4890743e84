#include "identify/identify.hpp"

#include <algorithm>

#include <lif/catalogue/set_number.hpp>

#include "errors.hpp"
#include "identify/leak_search.hpp"

namespace lif::testbench {

namespace {

bool is_done(const BestRule& best) { return best.is_found && best.explanation.differing == 0; }

void try_rules(const Steps& steps, QuietSteps quiet, Effort effort, const SearchObserver& observe,
               BestRule& best, Identification& found) {
  const std::size_t before = best.is_found ? best.explanation.differing : steps.all().size() + 1;
  const std::size_t most_leaks = effort == Effort::usual ? 8 : 24;
  for (rtl::LIFParameters leak : leaks_that_explain(steps, quiet, effort, most_leaks)) {
    // Where a sum is out of range, the neuron often fires, so that quiet steps do not tell what becomes of
    // it.
    search_firing(leak, steps, best);
    leak.overflow = leak.overflow == Overflow::wrap ? Overflow::saturate : Overflow::wrap;
    if (!is_done(best)) search_firing(leak, steps, best);
    leak.overflow = Overflow::wrap;
    const std::int32_t widest = std::min(32, leak.width + 2);
    while (leak.width < widest && !is_done(best)) {
      ++leak.width;
      search_firing(leak, steps, best);
    }
    if (observe) observe(best);
  }
  if (!best.is_found || best.explanation.differing >= before) return;
  found.sampling = steps.sampling();
  found.steps = steps.all().size();
  found.parameters = best.parameters;
  found.explanation = best.explanation;
  found.first = best.explanation.differing > 0 ? steps.all()[best.explanation.first] : ObservedStep{};
}

ObservedTrace first_rows(const ObservedTrace& trace, std::size_t rows) {
  const auto shorten = [rows](auto values) {
    values.resize(rows);
    return values;
  };
  ObservedTrace part = trace;
  part.input = shorten(trace.input);
  part.potential = shorten(trace.potential);
  part.spike = shorten(trace.spike);
  part.is_reset = shorten(trace.is_reset);
  part.is_broken = shorten(trace.is_broken);
  for (auto& [name, values] : part.given) values.resize(rows);
  return part;
}

Identification search(const ObservedTrace& trace, const SearchObserver& observe) {
  Identification found;
  BestRule best;
  for (const Effort effort : {Effort::usual, Effort::all, Effort::any_rule}) {
    if (effort == Effort::any_rule && best.is_found) break;
    for (const QuietSteps quiet : {QuietSteps::without_spike, QuietSteps::not_before_a_spike}) {
      for (const Sampling sampling : {Sampling::after, Sampling::before}) {
        if ((trace.is_sampled_after && sampling == Sampling::before) || is_done(best)) continue;
        const Steps steps(trace, sampling);
        if (steps.all().empty())
          throw InputError(trace.path + ": every row is in a reset: there is no step to explain");
        try_rules(steps, quiet, effort, observe, best, found);
      }
    }
  }
  if (!best.is_found) throw InputError(trace.path + ": no rule of rtl.LIF holds such potentials and inputs");
  return found;
}

// Longer traces are searched at their beginning first.
constexpr std::size_t most_searched = 40'000;

// The rule that the beginning of a trace follows, if it explains all of the trace; else that of the whole
// trace.
Identification search_long(const ObservedTrace& trace, const SearchObserver& observe) {
  const ObservedTrace beginning = first_rows(trace, most_searched);
  const bool is_in_reset = std::all_of(beginning.is_reset.begin(), beginning.is_reset.end(),
                                       [](char is_reset) { return is_reset != 0; });
  if (!is_in_reset) {
    Identification found = search(beginning, observe);
    const Steps all(trace, found.sampling);
    found.explanation = explain(found.parameters, all, 0);
    found.steps = all.all().size();
    if (found.explanation.differing == 0) return found;
  }
  return search(trace, observe);
}

}  // namespace

Identification identify(const ObservedTrace& trace, const SearchObserver& observe) {
  constexpr std::size_t fewest_rows = 3;
  if (trace.rows() < fewest_rows) {
    throw InputError(trace.path + ": has " + std::to_string(trace.rows()) +
                     (trace.rows() == 1 ? " row" : " rows") +
                     ": a rule shows in 3 or more, the more the better");
  }
  Identification found = trace.rows() > most_searched ? search_long(trace, observe) : search(trace, observe);
  const Steps all(trace, found.sampling);
  // A column that never changes is a parameter of the neuron.
  for (const auto& [name, values] : trace.given) {
    const bool is_constant = std::all_of(values.begin(), values.end(),
                                         [first = values.front()](std::int64_t one) { return one == first; });
    if (is_constant) set_number(found.parameters, name.c_str(), static_cast<double>(values.front()));
  }
  found.open = open_parameters(found.parameters, all, found.explanation.differing);
  return found;
}

}  // namespace lif::testbench
