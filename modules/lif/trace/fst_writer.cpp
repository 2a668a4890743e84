#include <lif/trace/fst_writer.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <lif/common/version.hpp>
#include <lif/trace/fst_api.hpp>
#include <lif/trace/fst_file.hpp>

namespace lif {

FstWriter::FstWriter(OutputFile& file, const std::string& time_unit) : file_(file) {
  const std::string& place = file.written_path();
  if (place.empty()) throw OutputError(file.path() + ": an FST needs a regular file");
  watch_fst(&error_);
  context_.reset(lif_fstWriterCreate(place.c_str(), 1));
  if (context_ == nullptr) fail(errno);
  // lif_fstWriterCreate has put a new file in place of the opened one, and an unneeded one beside it.
  file.follow();
  (void)::unlink((place + ".hier").c_str());
  checked([&](void* context) {
    lif_fstWriterSetPackType(context, FST_WR_PT_LZ4);
    lif_fstWriterSetDate(context, "");
    lif_fstWriterSetVersion(context, (std::string("lif-systemc ") + version()).c_str());
    lif_fstWriterSetTimescaleFromString(context, time_unit.c_str());
  });
}

FstWriter::~FstWriter() {
  if (context_ == nullptr) return;
  if (error_ == 0) error_ = ECANCELED;  // an error stops further writes, so that closing only frees memory
  watch_fst(&error_);
  context_.reset();
}

void FstWriter::Closer::operator()(void* context) const { lif_fstWriterClose(context); }

void FstWriter::fail(int error) const {
  throw OutputError(file_.path() + ": cannot be written in full: " + std::strerror(error), error);
}

template <class Action>
void FstWriter::checked(const Action& action) {
  watch_fst(&error_);
  action(context_.get());
  if (error_ != 0) fail(error_);
}

void FstWriter::declare_scope(const std::string& name) {
  checked([&](void* context) { lif_fstWriterSetScope(context, FST_ST_VCD_MODULE, name.c_str(), nullptr); });
}

void FstWriter::declare_end_of_scope() {
  checked([&](void* context) { lif_fstWriterSetUpscope(context); });
}

void FstWriter::declare_variable(std::size_t, Kind kind, std::size_t width, const std::string& name) {
  const bool is_number = kind == Kind::float64 || kind == Kind::float32;
  const fstVarType type = is_number             ? FST_VT_VCD_REAL
                          : kind == Kind::event ? FST_VT_VCD_EVENT
                                                : FST_VT_VCD_WIRE;
  const std::string range = width > 1 && !is_number ? " [" + std::to_string(width - 1) + ":0]" : "";
  checked([&](void* context) {
    handles_.push_back(lif_fstWriterCreateVar(context, type, FST_VD_IMPLICIT,
                                              static_cast<std::uint32_t>(width), (name + range).c_str(), 0));
  });
}

void FstWriter::write_begin(std::uint64_t time) { write_time(time); }

void FstWriter::write_time(std::uint64_t time) {
  checked([&](void* context) { lif_fstWriterEmitTimeChange(context, time); });
}

// Values are kept in memory until a time is written, so that nothing can fail here.

void FstWriter::write_wire(std::size_t index, bool value) {
  lif_fstWriterEmitValueChange(context_.get(), handles_[index], value ? "1" : "0");
}

void FstWriter::write_real(std::size_t index, double value) {
  lif_fstWriterEmitValueChange(context_.get(), handles_[index], &value);
}

void FstWriter::write_real(std::size_t index, float value) { write_real(index, static_cast<double>(value)); }

void FstWriter::write_bits(std::size_t index, std::string_view value) {
  lif_fstWriterEmitValueChange(context_.get(), handles_[index], value.data());
}

void FstWriter::write_event(std::size_t index) { write_wire(index, true); }

void FstWriter::write_comment(const std::string& text) {
  checked([&](void* context) { lif_fstWriterSetComment(context, text.c_str()); });
}

void FstWriter::write_end() {
  checked([&](void*) { context_.reset(); });
  if (!is_whole_fst(file_.written_path())) throw OutputError(file_.path() + ": cannot be written in full");
}

}  // namespace lif
