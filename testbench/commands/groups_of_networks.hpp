#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "errors.hpp"
#include "options/declaration.hpp"
#include "text/hdf5_signature.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

/// The options of networks for a command that takes a file of either a core or a network: they are read if
/// the file is a network, and otherwise refused.
/// @param options  the options, in groups
/// @param file     where the command has the path of its file
/// @param network  where it takes them
/// @param path     where these have the path of a network
template <class Target, class Network, class PathOf>
std::vector<DeclaredGroup<Target>> groups_of_networks(const std::vector<DeclaredGroup<Network>>& options,
                                                      std::string Target::*file,
                                                      std::optional<Network> Target::*network, PathOf path) {
  std::vector<DeclaredGroup<Target>> groups;
  std::vector<std::string> names;
  for (const DeclaredGroup<Network>& group : options) {
    Declaration<Target> all;
    for (const Declaration<Network>& one : group.declarations)
      all.options.insert(all.options.end(), one.options.begin(), one.options.end());
    for (const Option& option : all.options) names.push_back(option.name);
    groups.push_back({group.title, {std::move(all)}});
  }
  Declaration<Target>& first = groups.front().declarations.front();
  first.is_late = true;
  first.take = [=](const Settings& settings, Target& target) {
    if (is_hdf5(target.*file)) {
      target.*network = Declarations<Network>(options).take(settings);
      path(*(target.*network)) = target.*file;
      return;
    }
    for (const std::string& name : names) {
      const Setting* const setting = settings.find(name);
      if (setting != nullptr && setting->layer == SettingLayer::command_line)
        throw UsageError("--" + name + " is for networks: " + printable(target.*file) + " is no NIR file");
    }
  };
  first.echo = [=](const Target& target) -> EffectiveOptions {
    if (!(target.*network)) return {};
    return Declarations<Network>(options).echo(*(target.*network));
  };
  return groups;
}

}  // namespace lif::testbench
