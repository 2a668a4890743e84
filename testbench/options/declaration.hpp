#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "errors.hpp"
#include "options/settings.hpp"
#include "output/run_ini.hpp"

namespace lif::testbench {

/// One option of a command, or a few options that can only be read together. It says in one place how the
/// user sees the option, which values are allowed, where the value is stored, and how run.ini repeats it.
/// `Target` is the struct that holds the values of all options of the command.
template <class Target>
struct Declaration {
  std::vector<Option> options;
  std::function<void(const Settings&, Target&)> take;   ///< checks the value and stores it
  std::function<EffectiveOptions(const Target&)> echo;  ///< for run.ini; empty: it is not repeated there
  bool is_late = false;                                 ///< whether it is read after the others

  /// For an option that decides where results go or how they are shown, which may differ when the run is
  /// repeated.
  Declaration not_in_run_ini() && {
    echo = nullptr;
    return std::move(*this);
  }

  /// For an option whose range or meaning depends on other options.
  Declaration after_the_others() && {
    is_late = true;
    return std::move(*this);
  }

  /// Makes the option a required one.
  /// @param missing  the message for a command without it
  Declaration required(std::string missing) && {
    take = [name = options.at(0).name, missing = std::move(missing), then = std::move(take)](
               const Settings& settings, Target& target) {
      if (settings.find(name) == nullptr) throw UsageError(missing);
      then(settings, target);
    };
    return std::move(*this);
  }

  /// Sets the words that are allowed as the value, for the shell's completion.
  Declaration words(std::vector<std::string> words) && {
    options.at(0).words = std::move(words);
    return std::move(*this);
  }
};

/// Declarations that stand below one title in the help.
template <class Target>
struct DeclaredGroup {
  std::string title;
  std::vector<Declaration<Target>> declarations;
};

/// All options of a command.
template <class Target>
class Declarations {
 public:
  Declarations(std::initializer_list<DeclaredGroup<Target>> groups) : groups_(groups) {}
  explicit Declarations(std::vector<DeclaredGroup<Target>> groups) : groups_(std::move(groups)) {}

  /// The options as the command line, the help, the completion and the manual page need them.
  OptionTable table() const {
    OptionTable table;
    for (const DeclaredGroup<Target>& group : groups_) {
      OptionGroup options{group.title, {}};
      for (const Declaration<Target>& declaration : group.declarations) {
        options.options.insert(options.options.end(), declaration.options.begin(), declaration.options.end());
      }
      table.push_back(std::move(options));
    }
    return table;
  }

  /// The values of all options, checked. @throws UsageError, InputError
  Target take(const Settings& settings) const {
    Target target;
    for (const bool is_late : {false, true}) {
      for_each([&](const Declaration<Target>& declaration) {
        if (declaration.take && declaration.is_late == is_late) declaration.take(settings, target);
      });
    }
    return target;
  }

  /// The options that repeat the command in run.ini.
  EffectiveOptions echo(const Target& target) const {
    EffectiveOptions options;
    for_each([&](const Declaration<Target>& declaration) {
      if (declaration.echo) options = joined(std::move(options), declaration.echo(target));
    });
    return options;
  }

 private:
  template <class Action>
  void for_each(const Action& action) const {
    for (const DeclaredGroup<Target>& group : groups_) {
      for (const Declaration<Target>& declaration : group.declarations) action(declaration);
    }
  }

  std::vector<DeclaredGroup<Target>> groups_;
};

/// Turns a declaration for a member of a target into one for the whole target.
template <class Target, class Part>
Declaration<Target> within(Part Target::*part, Declaration<Part> declaration) {
  Declaration<Target> outer{std::move(declaration.options), nullptr, nullptr, declaration.is_late};
  if (declaration.take) {
    outer.take = [part, take = std::move(declaration.take)](const Settings& settings, Target& target) {
      take(settings, target.*part);
    };
  }
  if (declaration.echo) {
    outer.echo = [part, echo = std::move(declaration.echo)](const Target& target) {
      return echo(target.*part);
    };
  }
  return outer;
}

/// Turns a group of declarations for a member of a target into one for the whole target.
template <class Target, class Part>
DeclaredGroup<Target> within(Part Target::*part, DeclaredGroup<Part> group) {
  DeclaredGroup<Target> outer{std::move(group.title), {}};
  for (Declaration<Part>& declaration : group.declarations) {
    outer.declarations.push_back(within(part, std::move(declaration)));
  }
  return outer;
}

}  // namespace lif::testbench
