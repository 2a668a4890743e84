#include <lif/synapses/worker_team.hpp>

#include <pthread.h>

#include <utility>

namespace lif {

namespace {

// Tells the processor that this thread is only waiting.
void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

int forks = 0;

extern "C" void count_fork() { ++forks; }

int forks_until_now() {
  static const int is_counting = ::pthread_atfork(nullptr, nullptr, &count_fork);
  return is_counting == 0 ? forks : 0;
}

}  // namespace

WorkerTeam::WorkerTeam(std::size_t threads) : forks_(forks_until_now()), progress_(threads) {
  errors_.resize(threads);
  if (threads <= std::thread::hardware_concurrency()) patience_ = std::chrono::microseconds{100};
  try {
    for (std::size_t part = 1; part < threads; ++part) {
      meeting_->workers.emplace_back([this, part] { serve(part); });
    }
  } catch (...) {  // no more threads are available: those already started would end the program
    end();
    throw;
  }
}

WorkerTeam::~WorkerTeam() { end(); }

bool WorkerTeam::is_in_another_process() const { return forks != forks_; }

void WorkerTeam::end() {
  if (is_in_another_process()) {
    (void)meeting_.release();
    return;
  }
  {
    const std::lock_guard<std::mutex> lock(meeting_->mutex);
    is_over_ = true;
  }
  meeting_->task_is_there.notify_all();
  for (std::thread& worker : meeting_->workers) worker.join();
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
  if (meeting_->workers.empty()) return work(0);
  if (is_in_another_process()) {
    work_ = &work;
    for (std::size_t part = 0; part < threads(); ++part) do_part(part);
  } else {
    meet(work);
  }
  for (std::exception_ptr& error : errors_) {
    if (error) std::rethrow_exception(std::exchange(error, nullptr));
  }
}

void WorkerTeam::run_rounds(std::size_t rounds, TeamRounds& work) {
  if (meeting_->workers.empty() || is_in_another_process()) {
    for (std::size_t round = 0; round < rounds; ++round) {
      for (std::size_t part = 0; part < threads(); ++part) work.prepare(part, round);
      for (std::size_t part = 0; part < threads(); ++part) work.finish(part, round);
      work.conclude(round);
    }
    return;
  }
  for (Progress& progress : progress_) progress.finished = 0;
  concluded_.finished = 0;
  has_given_up_ = false;
  run([&](std::size_t part) { do_rounds(part, rounds, work); });
  if (rounds > 0) work.conclude(rounds - 1);
}

void WorkerTeam::do_rounds(std::size_t part, std::size_t rounds, TeamRounds& work) {
  try {
    for (std::size_t round = 0; round < rounds; ++round) {
      work.prepare(part, round);
      if (part == 0 || !work.has_conclusion()) {
        if (!others_finished(round)) return;
        if (round > 0 && part == 0) {
          work.conclude(round - 1);
          concluded_.finished.store(round, std::memory_order_release);
        }
      } else if (!wait_for(concluded_.finished, round)) {
        return;
      }
      work.finish(part, round);
      progress_[part].finished.store(round + 1, std::memory_order_release);
    }
  } catch (...) {
    has_given_up_ = true;
    throw;
  }
}

// Waits until all parts have finished so many rounds; returns false if one never will.
bool WorkerTeam::others_finished(std::size_t rounds) {
  for (const Progress& progress : progress_) {
    if (!wait_for(progress.finished, rounds)) return false;
  }
  return true;
}

bool WorkerTeam::wait_for(const std::atomic<std::size_t>& rounds_done, std::size_t rounds) {
  const auto is_there = [&] {
    return rounds_done.load(std::memory_order_acquire) >= rounds || has_given_up_;
  };
  while (!comes_soon(is_there)) std::this_thread::yield();
  return !has_given_up_;
}

void WorkerTeam::meet(const std::function<void(std::size_t)>& work) {
  {
    const std::lock_guard<std::mutex> lock(meeting_->mutex);
    work_ = &work;
    busy_ = meeting_->workers.size();
    ++task_;
  }
  meeting_->task_is_there.notify_all();
  do_part(0);
  const auto all_are_done = [this] { return busy_ == 0; };
  if (!comes_soon(all_are_done)) {
    std::unique_lock<std::mutex> lock(meeting_->mutex);
    meeting_->all_are_done.wait(lock, all_are_done);
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
      std::unique_lock<std::mutex> lock(meeting_->mutex);
      meeting_->task_is_there.wait(lock, is_called);
    }
    if (is_over_) return;
    last_task = task_;
    do_part(part);
    if (--busy_ > 0) continue;
    const std::lock_guard<std::mutex> lock(meeting_->mutex);
    meeting_->all_are_done.notify_one();
  }
}

}  // namespace lif
