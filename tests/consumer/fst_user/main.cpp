// This program defines functions with the names of GTKWave's, as a design does that links a Verilator model
// with FST traces. They must not clash with those in the library.
#include <lif/channels/fst_trace_file.hpp>
#include <lif/trace/fst_file.hpp>
#include <lif/trace/fst_writer.hpp>

#include <systemc>

#include <cstdio>

extern "C" void* fstWriterCreate(const char*, int) { return nullptr; }
extern "C" void fstWriterClose(void*) {}
extern "C" int LZ4_compress(const char*, char*, int) { return 0; }

int sc_main(int, char**) {
  if (fstWriterCreate("", LZ4_compress("", nullptr, 0)) != nullptr) fstWriterClose(nullptr);
  lif::OutputFile file("consumer.fst");
  lif::FstWriter writer(file, "1 ns");
  writer.open_scope("top");
  const auto potential = writer.add_real("potential", 0.0);
  const auto spike = writer.add_wire("spike", false);
  writer.begin();
  for (unsigned step = 0; step < 10; ++step) {
    writer.set_time(10 * step);
    writer.change(potential, 0.1 * step);
    writer.change(spike, step % 2 == 1);
  }
  writer.finish(100);
  file.commit();
  const double potential_of_a_design = 0.5;
  lif::FstTraceFile trace("design.fst");
  sc_core::sc_trace(&trace, potential_of_a_design, "design.potential");
  sc_core::sc_start(10, sc_core::SC_NS);
  trace.close();
  std::printf("consumer.fst and design.fst are written\n");
  return lif::is_whole_fst("consumer.fst") && lif::is_whole_fst("design.fst") ? 0 : 1;
}
