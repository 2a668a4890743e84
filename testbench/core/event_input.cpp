#include "core/event_input.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <queue>
#include <stdexcept>
#include <string_view>

#include <lif/aer/aedat.hpp>
#include <lif/aer/raw_words.hpp>

#include "core/event_source.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

/// A binary file, or the standard input.
class BinaryFile {
 public:
  explicit BinaryFile(const std::string& path) : name_(path == "-" ? "standard input" : printable(path)) {
    if (path != "-") {
      file_.open(path, std::ios::binary);
      if (!file_.is_open()) throw InputError(name_ + ": cannot be opened");
    }
    const bool is_empty = stream().peek() == std::char_traits<char>::eof();
    if (interrupted()) throw Interrupted();
    if (is_empty) throw InputError(name_ + ": is empty, or cannot be read");
  }

  std::istream& stream() { return file_.is_open() ? static_cast<std::istream&>(file_) : std::cin; }
  const std::string& name() const { return name_; }

  /// Whether a regular file begins with the signature of AEDAT; what is read from a pipe would be lost.
  static bool is_aedat(const std::string& path) {
    constexpr std::string_view signature = "#!AER-DAT";
    std::string begin(signature.size(), '\0');
    std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return begin == signature;
  }
  /// Whether it can be read twice.
  static bool is_regular(const std::string& path) {
    std::error_code ignored;
    return path != "-" && std::filesystem::is_regular_file(path, ignored);
  }

 private:
  std::string name_;
  std::ifstream file_;
};

/// Raw words.
class WordSource {
 public:
  WordSource(const std::string& path, unsigned bytes, unsigned bits)
      : file_(path), reader_(file_.stream(), bytes), bits_(bits) {}

  std::optional<aer::Offer> next() try {
    if (interrupted()) return std::nullopt;
    const auto event = reader_.next();
    if (!event) return std::nullopt;
    if (bits_ < 64 && event->word >> bits_ != 0) {
      throw aer::RecordingError("word " + std::to_string(count_) + " is " + std::to_string(event->word) +
                                ": allowed are words of " + std::to_string(bits_) + " bits");
    }
    ++count_;
    return aer::Offer(event->word);
  } catch (const aer::RecordingError& error) {
    if (interrupted()) return std::nullopt;
    throw InputError(file_.name() + ": " + error.what());
  }

 private:
  BinaryFile file_;
  aer::RawWordReader reader_;
  unsigned bits_;
  std::uint64_t count_ = 0;
};

/// The polarity events of a camera as spikes of sources: `y * width + x`, and for darker pixels behind those.
/// Time begins with the first event.
class CameraSource {
 public:
  CameraSource(const EventInput& input, CoreWords words, std::uint64_t first) try
      : input_(input), words_(std::move(words)), first_(first), file_(input.path), reader_(file_.stream()) {
    const std::size_t pixels = std::size_t{input.sensor->width} * input.sensor->height;
    if (2 * pixels > words_.inputs) {
      throw UsageError("--sensor: a camera of " + std::to_string(input.sensor->width) + " x " +
                       std::to_string(input.sensor->height) + " pixels has " + std::to_string(2 * pixels) +
                       " sources: the core has inputs for " + std::to_string(words_.inputs));
    }
    words_.spike(2 * pixels - 1);
    if (input.reference_every) words_.all_references();
  } catch (const aer::RecordingError& error) {
    throw InputError(printable(input.path) + ": " + error.what());
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("the words of the core cannot say what the recording does: ") +
                     error.what());
  }

  std::optional<aer::Offer> next() try {
    if (interrupted()) return std::nullopt;
    if (!is_over_ && !event_) read();
    const bool has_reference = input_.reference_every && (event_ ? event_->time >= reference_ : is_open_);
    if (has_reference) {
      const std::uint64_t time = reference_;
      reference_ += *input_.reference_every;
      is_open_ = event_.has_value();
      return aer::Offer(words_.all_references(), cycle_of(time));
    }
    if (!event_) return std::nullopt;
    const aer::TimedEvent event = *event_;
    event_.reset();
    is_open_ = true;
    return aer::Offer(words_.spike(source_of(aer::PolarityEvent::of(event.word))), cycle_of(event.time));
  } catch (const aer::RecordingError& error) {
    if (interrupted()) return std::nullopt;
    throw InputError(file_.name() + ": " + error.what());
  } catch (const std::invalid_argument& error) {
    throw InputError(file_.name() + ": " + error.what());
  }

 private:
  void read() {
    event_ = reader_.next();
    is_over_ = !event_;
    if (!event_) {
      if (count_ == 0) throw aer::RecordingError("there are no polarity events");
      return;
    }
    if (count_++ == 0) begin_ = event_->time;
    if (event_->time < begin_)
      throw aer::RecordingError("event " + std::to_string(count_ - 1) + " is before the first one");
    event_->time -= begin_;
    if (reference_ == 0) reference_ = input_.reference_every.value_or(0);
  }

  std::size_t source_of(const aer::PolarityEvent& event) const {
    const SensorSize& sensor = *input_.sensor;
    if (event.x >= sensor.width || event.y >= sensor.height) {
      throw aer::RecordingError("event " + std::to_string(count_ - 1) + " is at column " +
                                std::to_string(event.x) + ", row " + std::to_string(event.y) +
                                ": outside the " + std::to_string(sensor.width) + " x " +
                                std::to_string(sensor.height) + " pixels of --sensor");
    }
    const std::size_t pixels = std::size_t{sensor.width} * sensor.height;
    return std::size_t{event.y} * sensor.width + event.x + (event.is_brighter ? 0 : pixels);
  }

  std::uint64_t cycle_of(std::uint64_t time) const {
    constexpr std::uint64_t latest = 1'000'000'000'000'000;
    const std::uint64_t cycles = input_.cycles_per_us.value_or(100);
    if (time > latest / cycles)
      throw aer::RecordingError("event " + std::to_string(count_ - 1) + " comes after 1e15 cycles");
    return first_ + time * cycles;
  }

  EventInput input_;
  CoreWords words_;
  std::uint64_t first_;
  BinaryFile file_;
  aer::AedatReader reader_;
  std::optional<aer::TimedEvent> event_;  // the next one, from the beginning of time on
  std::uint64_t count_ = 0;
  std::uint64_t begin_ = 0;
  std::uint64_t reference_ = 0;  // time of the next time reference
  bool is_open_ = false;         // whether spikes came after the last one
  bool is_over_ = false;
};

template <class Source>
aer::OfferSource function_of(std::shared_ptr<Source> source) {
  return [source = std::move(source)] { return source->next(); };
}

}  // namespace

const char* option_of_cameras(const EventInput& input) {
  if (input.sensor) return "--sensor";
  if (input.reference_every) return "--time-reference-every";
  return input.cycles_per_us ? "--cycles-per-us" : nullptr;
}

aer::OfferSource open_events(const EventInput& input, const CoreWords& words, std::uint64_t first) {
  const bool is_regular = BinaryFile::is_regular(input.path);
  const bool is_camera = is_regular ? BinaryFile::is_aedat(input.path) : input.sensor.has_value();
  if (is_camera && input.word_bytes)
    throw UsageError("--word-bytes is for raw words: " + printable(input.path) +
                     " is the recording of a camera");
  if (is_camera) {
    if (!input.sensor)
      throw UsageError("--sensor is missing: the columns and rows of the camera, such as 128x128");
    return function_of(std::make_shared<CameraSource>(input, words, first));
  }
  if (const char* const option = option_of_cameras(input)) {
    throw UsageError(std::string(option) + " is for recordings of cameras: " + printable(input.path) +
                     " is no AEDAT 3.1");
  }
  if (input.word_bytes)
    return function_of(std::make_shared<WordSource>(input.path, *input.word_bytes, words.bits));
  return function_of(std::make_shared<EventSource>(input.path, words.bits));
}

}  // namespace lif::testbench
