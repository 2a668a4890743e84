#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <lif/trace/waveform_writer.hpp>

namespace lif {

/// Hierarchical names in any order, sorted into the scopes in which a WaveformWriter wants them declared.
class ScopeTree {
 public:
  /// Adds a variable.
  /// @param name      scopes and the variable's own name, with dots between them
  /// @param variable  what declare() hands back with the variable's own name
  void add(std::string_view name, std::size_t variable) {
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos) {
      variables_.emplace_back(name, variable);
      return;
    }
    const std::string scope(name.substr(0, dot));
    const auto [place, is_new] = places_.try_emplace(scope, scopes_.size());
    if (is_new) scopes_.emplace_back(scope, ScopeTree());
    scopes_[place->second].second.add(name.substr(dot + 1), variable);
  }

  /// Opens and closes the scopes, in the order in which they were named first, and calls `declare` for each
  /// variable inside its scope.
  void declare(WaveformWriter& writer,
               const std::function<void(const std::string& name, std::size_t variable)>& declare_one) const {
    for (const auto& [name, variable] : variables_) declare_one(name, variable);
    for (const auto& [name, scope] : scopes_) {
      writer.open_scope(name);
      scope.declare(writer, declare_one);
      writer.close_scope();
    }
  }

 private:
  std::vector<std::pair<std::string, std::size_t>> variables_;
  std::vector<std::pair<std::string, ScopeTree>> scopes_;
  std::map<std::string, std::size_t, std::less<>> places_;  // of scopes, by name
};

}  // namespace lif
