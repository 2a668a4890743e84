// NIR files that were once read wrongly, or refused without a reason.
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::string reports = TESTBENCH_REPORTS;

class NetworkFile : public ExecutableTest {
 protected:
  Result run_report(const std::string& folder, const std::string& network, const std::string& input,
                    const std::string& out) {
    return run({"network", reports + "/" + folder + "/" + network, "--dt", "1e-3", "--convention", "nir",
                "--input", reports + "/" + folder + "/" + input, "--record", "all", "--quiet", "--out", out});
  }
};

// v_reset is 0.5 in the file; without it, it would be 0.
TEST_F(NetworkFile, AParameterBehindALinkIsReadOrRefused) {
  ASSERT_EQ(run_report("v_reset-soft-link", "vr_plain.nir", "in.csv", "plain").exit_code, 0);
  ASSERT_EQ(run_report("v_reset-soft-link", "vr_soft.nir", "in.csv", "soft").exit_code, 0);
  ASSERT_EQ(run_report("v_reset-soft-link", "vr_none.nir", "in.csv", "none").exit_code, 0);
  for (const char* name : {"output.csv", "lif.spikes.csv", "lif.potential.csv"}) {
    EXPECT_EQ(file(std::string("soft/") + name), file(std::string("plain/") + name));
  }
  EXPECT_NE(file("none/lif.potential.csv"), file("plain/lif.potential.csv"));
  const Result external = run_report("v_reset-soft-link", "vr_ext.nir", "in.csv", "ext");
  EXPECT_EQ(external.exit_code, 3);
  EXPECT_NE(external.err.find("/node/nodes/lif/v_reset is a link to elsewhere"), std::string::npos)
      << external.err;
}

// The expected output was computed with numpy. `auto_reached` is the same network with a weight of 0 from its
// Input.
TEST_F(NetworkFile, AGraphMayDriveItself) {
  for (const char* name : {"auto.nir", "auto_reached.nir"}) {
    const Result result = run_report("nir-autonomous", name, "auto.csv", name);
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(file(std::string(name) + "/output.csv"),
              content_of(reports + "/nir-autonomous/expected_output.csv"));
  }
}

}  // namespace
}  // namespace lif::tests
