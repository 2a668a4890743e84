#include <lif/channels/trace_file.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <lif/channels/traced_objects.hpp>
#include <lif/shell/report.hpp>

namespace lif {

namespace {

// A unit of time in femtoseconds.
std::uint64_t femtoseconds(double value, sc_core::sc_time_unit unit) {
  double result = value;
  for (int power = sc_core::SC_FS; power < unit; ++power) result *= 1000;
  return std::isfinite(result) && result >= 1 && result <= 1e17 ? static_cast<std::uint64_t>(result) : 0;
}

std::uint64_t resolution_fs() {
  return static_cast<std::uint64_t>(std::llround(sc_core::sc_get_time_resolution().to_seconds() * 1e15));
}

// `10 ns`, or nothing if it is no power of ten.
std::string time_unit_text(std::uint64_t unit_fs) {
  std::uint64_t unit = 1;
  for (const char* name : {"fs", "ps", "ns", "us", "ms", "s"}) {
    for (const std::uint64_t factor : {1U, 10U, 100U}) {
      if (unit_fs == factor * unit) return std::to_string(factor) + " " + name;
    }
    unit *= 1000;
  }
  return "";
}

// The name as a viewer takes it; dots stay, as they separate scopes.
std::string name_for_viewers(std::string_view name) {
  std::string written;
  bool is_first = true;
  for (const char c : name) {
    const bool is_digit = c >= '0' && c <= '9';
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (is_first && (is_digit || c == '.')) written += '_';
    written += is_digit || is_letter || c == '.' ? c : '_';
    is_first = c == '.';
  }
  return is_first ? written + '_' : written;
}

}  // namespace

TraceFile::TraceFile(const std::string& path, MakeWriter make_writer)
    : path_(path), make_writer_(make_writer) {
  guarded([&] { path_ = file_.emplace(path).path(); });
}

TraceFile::~TraceFile() {
  try {
    guarded([this] { finish(std::max(time_now(), last_time_)); });
  } catch (const sc_core::sc_report& error) {
    try {
      report_warning(message_type::trace, error.get_msg());
    } catch (
        const sc_core::sc_report&) {  // a user may have chosen that warnings throw, which nothing could catch
    }
  }
}

void TraceFile::close() {
  if (stage_ == Stage::recording) guarded([this] { record(); });
  guarded([this] { finish(std::max(time_now(), last_time_)); });
}

void TraceFile::complete_at_end() noexcept {
  try {
    finish(last_time_);
  } catch (const std::exception&) {  // the process ends: nobody is left to be told
  }
}

void TraceFile::finish(std::uint64_t time) {
  const Stage stage = std::exchange(stage_, Stage::closed);
  if (stage == Stage::declaring) {
    file_.reset();
    report_warning(message_type::trace, path_, "nothing was recorded, as the simulation has not run");
  }
  if (stage != Stage::recording) return;
  writer_->finish(time);
  file_->commit();
  writer_.reset();
}

template <class Action>
void TraceFile::guarded(const Action& action) {
  const auto give_up = [this] {
    stage_ = Stage::closed;
    writer_.reset();
    file_.reset();
  };
  try {
    action();
  } catch (const OutputError& error) {
    give_up();
    report_error(message_type::trace, error.what());
  } catch (const std::invalid_argument& error) {
    give_up();
    report_error(message_type::trace, path_, error.what());
  }
}

void TraceFile::set_time_unit(double value, sc_core::sc_time_unit unit) {
  const std::uint64_t unit_fs = femtoseconds(value, unit);
  if (time_unit_text(unit_fs).empty()) {
    report_error(message_type::trace, path_, "a unit of time is 1, 10 or 100 of fs, ps, ns, us, ms or s");
  } else if (stage_ != Stage::declaring) {
    report_error(message_type::trace, path_, "the unit of time is chosen before the recording begins");
  } else {
    unit_fs_ = unit_fs;
  }
}

void TraceFile::delta_cycles(bool on) {
  shows_delta_cycles_ = on;
  watch_delta_cycles(on);
}

void TraceFile::write_comment(const std::string& comment) {
  if (comment.find("$end") != std::string::npos) {
    report_error(message_type::trace, path_, "a comment must not contain '$end'");
  } else if (stage_ == Stage::declaring) {
    comments_.push_back(comment);
  } else if (stage_ == Stage::recording) {
    guarded([&] { writer_->add_comment(comment); });
  }
}

void TraceFile::cycle(bool is_delta_cycle) {
  if (is_delta_cycle && !shows_delta_cycles_) return;
  if (stage_ == Stage::declaring) {
    guarded([this] { begin(); });
  } else if (stage_ == Stage::recording) {
    guarded([this] { record(); });
  }
  if (is_end_requested()) end_as_requested();
}

void TraceFile::begin() {
  if (unit_fs_ == 0) unit_fs_ = resolution_fs();
  writer_ = make_writer_(*file_, time_unit_text(unit_fs_));
  for (const std::string& comment : comments_) writer_->add_comment(comment);
  writer_->open_scope("SystemC");
  scopes_.declare(*writer_, [this](const std::string& name, std::size_t variable) {
    variables_[variable].objects->declare(*writer_, variables_[variable].index, name);
  });
  last_time_ = time_now();
  writer_->begin(last_time_);
  for (const auto& objects : groups_) objects->record(*writer_);  // events that have happened by now
  stage_ = Stage::recording;
}

void TraceFile::record() {
  const std::uint64_t time = time_now();
  if (time < last_time_) {
    warn_once(
        "there are more delta cycles than units of time between two events, so that some are not shown "
        "apart; set_time_unit() chooses a smaller unit");
  }
  last_time_ = std::max(time, last_time_);
  writer_->set_time(last_time_);
  for (const auto& objects : groups_) objects->record(*writer_);
}

std::uint64_t TraceFile::time_now() {
  const std::uint64_t now = sc_core::sc_time_stamp().value();
  const std::uint64_t resolution = resolution_fs();
  const std::uint64_t unit = unit_fs_ == 0 ? resolution : unit_fs_;
  const std::uint64_t deltas = shows_delta_cycles_ ? sc_core::sc_delta_count_at_current_time() : 0;
  if (unit > resolution) {
    if (now % (unit / resolution) != 0) {
      warn_once("times between two units of " + time_unit_text(unit) +
                " are shown at the earlier one; set_time_unit() chooses a smaller unit");
    }
    return now / (unit / resolution) + deltas;
  }
  if (now > std::numeric_limits<std::uint64_t>::max() / (resolution / unit) - 1) {
    throw std::invalid_argument("the time in units of " + time_unit_text(unit) + " has more than 64 bits");
  }
  return now * (resolution / unit) + deltas;
}

void TraceFile::warn_once(const std::string& what) {
  if (std::exchange(has_warned_, true)) return;
  report_warning(message_type::trace, path_, what);
}

bool TraceFile::takes_name(const std::string& name) {
  if (stage_ == Stage::closed) return false;
  if (stage_ == Stage::recording) {
    report_error(message_type::trace, path_, "'" + name + "' is traced after the recording has begun");
    return false;
  }
  const auto [place, is_new] = names_.try_emplace(name_for_viewers(name), name);
  if (is_new) return true;
  report_error(message_type::trace, path_,
               place->second == name
                   ? "'" + name + "' is traced twice"
                   : "'" + name + "' and '" + place->second + "' are both written as '" + place->first + "'");
  return false;
}

template <class Group, class... Arguments>
void TraceFile::add(const std::string& name, Arguments&&... arguments) {
  if (!takes_name(name)) return;
  const auto is_group = [](const auto& objects) { return dynamic_cast<Group*>(objects.get()) != nullptr; };
  auto place = std::find_if(groups_.begin(), groups_.end(), is_group);
  if (place == groups_.end()) place = groups_.insert(place, std::make_unique<Group>());
  Group& group = dynamic_cast<Group&>(**place);
  scopes_.add(name_for_viewers(name), variables_.size());
  variables_.push_back({&group, group.add(std::forward<Arguments>(arguments)...)});
}

template <class T>
void TraceFile::add_integer(const T& object, const std::string& name, int width) {
  constexpr int widest = 8 * sizeof(T);
  if (width < 1 || width > widest) {
    report_error(message_type::trace, path_,
                 "'" + name + "' is traced with " + std::to_string(width) + " bits: 1 to " +
                     std::to_string(widest) + " are possible");
    return;
  }
  add<TracedBits<T>>(name, object, static_cast<std::size_t>(width));
}

void TraceFile::trace(const sc_core::sc_event& event, const std::string& name) {
  add<TracedEvents>(name, event_trigger_stamp(event));
}

void TraceFile::trace(const sc_core::sc_time& object, const std::string& name) {
  add<TracedBits<sc_core::sc_time>>(name, object, std::size_t{64});
}

void TraceFile::trace(const sc_dt::sc_logic& object, const std::string& name) {
  add<TracedBits<sc_dt::sc_logic>>(name, object, std::size_t{1});
}

void TraceFile::trace(const unsigned int& object, const std::string& name, const char** literals) {
  unsigned count = 0;
  while (literals[count] != nullptr) ++count;
  int width = 1;
  while (width < 32 && count > 1U << width) ++width;
  add_integer(object, name, width);
}

// NOLINTBEGIN(bugprone-macro-parentheses): they are names of types and templates
#define LIF_TRACE_AS(Group, Type) \
  void TraceFile::trace(const Type& object, const std::string& name) { add<Group<Type>>(name, object); }

LIF_TRACE_AS(TracedWires, bool)
LIF_TRACE_AS(TracedWires, sc_dt::sc_bit)
LIF_TRACE_AS(TracedReals, float)
LIF_TRACE_AS(TracedReals, double)
LIF_TRACE_AS(TracedReals, sc_dt::sc_fxval)
LIF_TRACE_AS(TracedReals, sc_dt::sc_fxval_fast)
LIF_TRACE_AS(TracedBits, sc_dt::sc_int_base)
LIF_TRACE_AS(TracedBits, sc_dt::sc_uint_base)
LIF_TRACE_AS(TracedBits, sc_dt::sc_signed)
LIF_TRACE_AS(TracedBits, sc_dt::sc_unsigned)
LIF_TRACE_AS(TracedBits, sc_dt::sc_bv_base)
LIF_TRACE_AS(TracedBits, sc_dt::sc_lv_base)
LIF_TRACE_AS(TracedFixedPoint, sc_dt::sc_fxnum)
LIF_TRACE_AS(TracedFixedPoint, sc_dt::sc_fxnum_fast)

#undef LIF_TRACE_AS

#define LIF_TRACE_INTEGER(Type)                                                   \
  void TraceFile::trace(const Type& object, const std::string& name, int width) { \
    add_integer(object, name, width);                                             \
  }

LIF_TRACE_INTEGER(char)
LIF_TRACE_INTEGER(short)
LIF_TRACE_INTEGER(int)
LIF_TRACE_INTEGER(long)
LIF_TRACE_INTEGER(sc_dt::int64)
LIF_TRACE_INTEGER(unsigned char)
LIF_TRACE_INTEGER(unsigned short)
LIF_TRACE_INTEGER(unsigned int)
LIF_TRACE_INTEGER(unsigned long)
LIF_TRACE_INTEGER(sc_dt::uint64)

#undef LIF_TRACE_INTEGER
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace lif
