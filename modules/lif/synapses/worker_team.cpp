#include <lif/synapses/worker_team.hpp>

#include <utility>

namespace lif {

namespace {

// Tells the processor that this thread is only waiting.
void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

}  // namespace

WorkerTeam::WorkerTeam(std::size_t threads) {
  errors_.resize(threads);
  if (threads <= std::thread::hardware_concurrency()) patience_ = std::chrono::microseconds{100};
  try {
    for (std::size_t part = 1; part < threads; ++part) {
      workers_.emplace_back([this, part] { serve(part); });
    }
  } catch (...) {  // no more threads are available: those already started would end the program
    end();
    throw;
  }
}

WorkerTeam::~WorkerTeam() { end(); }

void WorkerTeam::end() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_over_ = true;
  }
  task_is_there_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

// Whether the condition is met within the time for which it pays to wait without sleeping.
template <class Condition>
bool WorkerTeam::comes_soon(const Condition& condition) const {
  const auto start = std::chrono::steady_clock::now();
  do {
    for (int look = 0; look < 16; ++look) {
      if (condition()) return true;
      pause();
    }
  } while (std::chrono::steady_clock::now() - start < patience_);
  return condition();
}

void WorkerTeam::run(const std::function<void(std::size_t)>& work) {
  if (workers_.empty()) return work(0);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    work_ = &work;
    busy_ = workers_.size();
    ++task_;
  }
  task_is_there_.notify_all();
  do_part(0);
  const auto all_are_done = [this] { return busy_ == 0; };
  if (!comes_soon(all_are_done)) {
    std::unique_lock<std::mutex> lock(mutex_);
    all_are_done_.wait(lock, all_are_done);
  }
  for (std::exception_ptr& error : errors_) {
    if (error) std::rethrow_exception(std::exchange(error, nullptr));
  }
}

void WorkerTeam::do_part(std::size_t part) {
  errors_[part] = nullptr;
  try {
    (*work_)(part);
  } catch (...) {
    errors_[part] = std::current_exception();
  }
}

void WorkerTeam::serve(std::size_t part) {
  std::size_t last_task = 0;
  const auto is_called = [&] { return is_over_ || task_ != last_task; };
  for (;;) {
    if (!comes_soon(is_called)) {
      std::unique_lock<std::mutex> lock(mutex_);
      task_is_there_.wait(lock, is_called);
    }
    if (is_over_) return;
    last_task = task_;
    do_part(part);
    if (--busy_ > 0) continue;
    const std::lock_guard<std::mutex> lock(mutex_);
    all_are_done_.notify_one();
  }
}

}  // namespace lif
