// The command `registers`: forms, bad files and options.
#include "testbench/executable.hpp"

#include <string>
#include <vector>

namespace lif::tests {
namespace {

class RegistersCommand : public ExecutableTest {};

TEST_F(RegistersCommand, DescribesACoreOfAFile) {
  folder_.write("neurons.csv", "neuron,bias,disabled,threshold\n1,-3,1,7\n");
  folder_.write("synapses.csv", "source,neuron,weight\n0,0,5\n2,1,-6\n");
  folder_.write("core.json", R"({"model": "rtl.LIF", "neurons": 2, "inputs": 3, "weight_bits": 5,
      "neuron_parameters": "neurons.csv", "synapses": "synapses.csv", "layout": "type:2,address:4"})");
  const Result table = run({"registers", "core.json"});
  ASSERT_EQ(table.exit_code, 0) << table.err;
  EXPECT_NE(table.out.find("| 0xc | `sources` | 31:0 | | read | 0x5 |"), std::string::npos) << table.out;
  EXPECT_NE(table.out.find("## `neuron`: 2 blocks from 0x1000 on"), std::string::npos);
  EXPECT_NE(table.out.find("## `weights`: 2 entries of 16 bits from 0x2000 on"), std::string::npos);
  const std::string header = run({"registers", "core.json", "--format", "c", "--inject-depth", "33"}).out;
  EXPECT_NE(header.find("#define LIF_CORE_DEPTHS_AT_START 0x100021u"), std::string::npos);
  EXPECT_NE(header.find("#define LIF_CORE_INJECT_TYPE_SHIFT 4\n"), std::string::npos);
  const std::string memory = run({"registers", "core.json", "--format", "memory"}).out;
  EXPECT_NE(memory.find("lif_core_weight_image[] = {\n  0xfffa0005u,\n}"), std::string::npos) << memory;
  const std::string stride = header.substr(header.find("LIF_CORE_NEURON_STRIDE 0x") + 25);
  const auto second = 0x1000 + std::stoul(stride, nullptr, 16);
  for (const auto& [offset, value] :
       std::vector<std::pair<unsigned long, const char*>>{{second, "0x1u"}, {second + 4, "0xfffffffdu"}}) {
    char text[40];
    std::snprintf(text, sizeof text, "{0x%lxu, %s}", offset, value);
    EXPECT_NE(memory.find(text), std::string::npos) << text << memory;
  }
  EXPECT_NE(memory.find(", 0x7u}"), std::string::npos) << "the threshold";
}

TEST_F(RegistersCommand, DescribesThePublicCore) {
  folder_.write("core.json", R"({"preset": "tinyODIN"})");
  const Result result = run({"registers", "core.json", "--format", "rdl"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(result.out.find("} neuron[256] @ 0x1000"), std::string::npos);
  EXPECT_NE(result.out.find("mementries = 65536;"), std::string::npos);
}

TEST_F(RegistersCommand, RefusesInOneSentence) {
  folder_.write("core.json", R"({"preset": "tinyODIN"})");
  const auto refused = [&](const std::vector<std::string>& arguments, int code, const std::string& sentence) {
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, code);
    EXPECT_NE(result.err.find(sentence), std::string::npos) << result.err;
    EXPECT_EQ(result.out, "");
  };
  refused({"registers"}, 2, "registers needs the file of a core, or of a network");
  refused({"registers", "core.json", "--format", "vhdl"}, 2, "expected rdl, ipxact, c, markdown or memory");
  refused({"registers", "core.json", "--inject-depth", "0"}, 2, "--inject-depth");
  refused({"registers", "core.json", "--dt", "1e-3"}, 2, "--dt is for networks: core.json is no NIR file");
  refused({"registers", "missing.json"}, 3, "missing.json");
}

}  // namespace
}  // namespace lif::tests
