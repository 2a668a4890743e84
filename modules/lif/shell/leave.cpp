#include <lif/shell/leave.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace lif {

void leave(int status) {
  std::cout.flush();
  std::cerr.flush();
  std::clog.flush();
  std::fflush(nullptr);
  std::_Exit(status);
}

}  // namespace lif
