#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Whether the value of an option is a path, and what is done with the file there.
enum class FileRole { none, reads, writes, writes_folder };

/// One option as the user sees it.
struct Option {
  enum class Kind { value, list, flag };

  std::string name;        ///< without dashes
  std::string value_name;  ///< shown in the help: N, FILE ...; empty for flags
  std::string help;
  Kind kind = Kind::value;
  bool command_line_only = false;       ///< not read from the environment or a configuration file
  std::vector<std::string> words = {};  ///< the allowed values, if they are a few words
  FileRole file = FileRole::none;
};

struct OptionGroup {
  std::string title;
  std::vector<Option> options;
};

using OptionTable = std::vector<OptionGroup>;

/// Where a value came from. If it is given in several layers, the highest one counts.
enum class SettingLayer { none = 0, config = 1, environment = 2, command_line = 3 };

/// A value as given, and the origin that messages name (`--beta`, `LIF_BETA`, `run.ini:4`).
struct Setting {
  std::string value;
  SettingLayer layer = SettingLayer::none;
  std::string origin;
};

/// The values of the options of one command, gathered from the command line, the LIF_* variables and the
/// --config file.
class Settings {
 public:
  /// @param operands  names of the arguments that are not options, in their order; none of them is required
  /// @throws UsageError for unknown or repeated options, InputError for an unreadable --config file
  Settings(const OptionTable& table, const std::vector<std::string>& arguments,
           const std::vector<std::string>& operands = {});

  /// The value in the highest layer that has one, or null.
  const Setting* find(const std::string& name) const;
  bool flag(const std::string& name) const;

  /// The entries `NAME=VALUE` of a list option in all layers, together with the options named in
  /// `shorthands`, which count as entries of their own. For each NAME the highest layer counts.
  /// @throws UsageError if a NAME occurs twice in one layer
  std::map<std::string, Setting> assignments(const std::string& list,
                                             const std::vector<std::string>& shorthands) const;

  /// The entries of a list option in the highest layer that has any, in their order.
  std::vector<Setting> entries(const std::string& list) const;

 private:
  void read_command_line(const OptionTable& table, const std::vector<std::string>& arguments,
                         const std::vector<std::string>& operands);
  bool add_flag_with_value(const std::string& argument);
  void read_environment();
  void read_config_file(const std::string& path);
  void add(const Option& option, Setting setting);
  const Option* known(const std::string& name) const;
  std::vector<std::string> names() const;

  std::map<std::string, Option> options_;
  std::map<std::string, std::vector<Setting>> settings_;
};

/// The names of the environment variables that set the options of the groups, such as `LIF_BETA`.
std::vector<std::string> environment_variables(const OptionTable& table);

/// The help text of the groups, as `--help` shows it, in lines of at most this width.
std::string help_text(const OptionTable& table, std::size_t width);

/// Refuses a value that is out of range or has the wrong form, in one sentence. @throws UsageError
[[noreturn]] void refuse(const Setting& setting, const std::string& allowed);

/// Refuses a path with line breaks. @throws UsageError
void require_one_line(const Setting& setting);

/// Returns the value as a text that is not empty. @throws UsageError
std::string text_of(const Setting& setting);

/// Returns the value as an integer within the range, including both ends. @throws UsageError
std::int64_t integer_within(const Setting& setting, std::int64_t lowest, std::int64_t highest);

/// Returns the value as a finite number. @throws UsageError
double finite_number(const Setting& setting);

}  // namespace lif::testbench
