// A mutator for fuzz targets that are not linked with libFuzzer. For a number of seconds it changes files of
// a corpus at random, or makes up short inputs where there is no corpus. A defect ends the process with an
// assertion, a sanitizer's report or a signal. The input is then in fuzz-input.bin, and the target repeats
// the defect when it is given that file alone.
//
// usage: TARGET SECONDS [CORPUS...] [--seed N] | TARGET FILE

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

std::vector<Bytes> corpus_of(const std::vector<std::string>& folders) {
  std::vector<std::filesystem::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      const auto extension = entry.path().extension();
      const bool is_input =
          extension == ".nir" || extension == ".core" || extension == ".network" || extension == ".mesh";
      if (is_input && entry.file_size() > 0) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Bytes> corpus;
  for (const auto& path : paths) corpus.push_back(content_of(path));
  return corpus;
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : engine_(seed) {}

  Bytes operator()(const std::vector<Bytes>& corpus) {
    if (corpus.empty()) return made_up();
    Bytes bytes = corpus[below(corpus.size())];
    for (std::size_t changes = std::size_t{1} << below(5); changes > 0; --changes) change(bytes, corpus);
    return bytes;
  }

 private:
  Bytes made_up() {
    Bytes bytes(4 + below(400));
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(below(256));
    return bytes;
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

  // Half of the places lie in the first 4096 bytes, where an HDF5 file has much of its metadata, and are
  // aligned to eight bytes.
  std::size_t place(const Bytes& bytes) {
    const std::size_t all = below(bytes.size());
    return below(2) == 0 ? all : all / 8 * 8 % std::min<std::size_t>(bytes.size(), 4096);
  }

  void change(Bytes& bytes, const std::vector<Bytes>& corpus) {
    constexpr std::array<std::uint8_t, 8> telling{0, 1, 2, 0x7f, 0x80, 0xfe, 0xff, 8};
    if (bytes.empty()) return;
    const std::size_t at = place(bytes);
    switch (below(6)) {
      case 0:
        bytes[at] ^= static_cast<std::uint8_t>(1u << below(8));
        break;
      case 1:
        bytes[at] = telling[below(telling.size())];
        break;
      case 2:  // eight bytes, as lengths and addresses have
        for (std::size_t i = at; i < std::min(bytes.size(), at + 8); ++i)
          bytes[i] = telling[below(2) == 0 ? 0 : 6];
        break;
      case 3:
        if (below(4) == 0) bytes.resize(at + 1);
        break;
      case 4: {  // a block from a file of the corpus
        const Bytes& other = corpus[below(corpus.size())];
        const std::size_t from = below(other.size());
        const std::size_t count = std::min({below(64) + 1, other.size() - from, bytes.size() - at});
        std::copy_n(other.begin() + static_cast<std::ptrdiff_t>(from), count,
                    bytes.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      }
      default:
        bytes[at] = static_cast<std::uint8_t>(below(256));
    }
  }

  std::mt19937_64 engine_;
};

}  // namespace

#ifndef LIF_MAIN
#define LIF_MAIN main
#else
extern "C" int LIF_MAIN(int argc, char** argv);  // as SystemC declares it
#endif

int LIF_MAIN(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool is_file = arguments.size() == 1 && std::filesystem::exists(arguments.front());
  if (is_file) {
    const Bytes bytes = content_of(arguments.front());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    return 0;
  }
  std::uint64_t seed = std::random_device{}();
  if (arguments.size() > 2 && arguments[arguments.size() - 2] == "--seed") {
    seed = std::stoull(arguments.back());
    arguments.resize(arguments.size() - 2);
  }
  if (arguments.empty()) {
    std::cerr << "usage: " << argv[0] << " SECONDS [CORPUS...] [--seed N] | FILE\n";
    return 2;
  }
  const std::chrono::seconds seconds(std::stol(arguments.front()));
  const std::vector<Bytes> corpus = corpus_of({arguments.begin() + 1, arguments.end()});
  if (corpus.empty() && arguments.size() > 1) {
    std::cerr << "there is no .nir, .core, .network or .mesh file in the corpus\n";
    return 2;
  }
  std::cout << corpus.size() << " files, seed " << seed << std::endl;
  for (const Bytes& bytes : corpus) LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  Mutator mutate(seed);
  std::uint64_t inputs = 0;
  for (const auto end = std::chrono::steady_clock::now() + seconds; std::chrono::steady_clock::now() < end;
       ++inputs) {
    const Bytes bytes = mutate(corpus);
    std::ofstream("fuzz-input.bin", std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::filesystem::remove("fuzz-input.bin");
  std::cout << inputs << " inputs without a defect" << std::endl;
  return 0;
}
