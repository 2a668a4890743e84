#include <lif/network/spiking/worker_team.hpp>

#include <utility>

namespace lif {

WorkerTeam::WorkerTeam(std::size_t threads) {
  errors_.resize(threads);
  try {
    for (std::size_t part = 1; part < threads; ++part) {
      workers_.emplace_back([this, part] { serve(part); });
    }
  } catch (...) {  // no more threads are to be had: those that there are would end the program
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
  {
    std::unique_lock<std::mutex> lock(mutex_);
    all_are_done_.wait(lock, [this] { return busy_ == 0; });
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
  for (;;) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      task_is_there_.wait(lock, [&] { return is_over_ || task_ != last_task; });
      if (is_over_) return;
      last_task = task_;
    }
    do_part(part);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (--busy_ == 0) all_are_done_.notify_one();
  }
}

}  // namespace lif
