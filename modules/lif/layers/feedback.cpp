#include <lif/layers/feedback.hpp>

#include <algorithm>

namespace lif {

namespace {

// A depth-first walk without recursion, because a file may chain any number of nodes.
class Walk {
 public:
  Walk(const std::vector<std::string>& names, const std::vector<Edge>& edges)
      : edges_(edges), outgoing_(names.size()), visits_(names.size(), Visit::none), closes_(edges.size()) {
    for (std::size_t edge = 0; edge < edges.size(); ++edge) outgoing_[edges[edge].from].push_back(edge);
    for (auto& list : outgoing_) {
      std::sort(list.begin(), list.end(),
                [&](std::size_t a, std::size_t b) { return names[edges[a].to] < names[edges[b].to]; });
    }
  }

  void from(std::size_t start) {
    if (visits_[start] != Visit::none) return;
    enter(start);
    while (!path_.empty()) {
      Place& place = path_.back();
      if (place.next == outgoing_[place.node].size()) {
        visits_[place.node] = Visit::done;
        path_.pop_back();
        continue;
      }
      const std::size_t edge = outgoing_[place.node][place.next++];
      const std::size_t child = edges_[edge].to;
      if (visits_[child] == Visit::open) {
        closes_[edge] = true;
      } else if (visits_[child] == Visit::none) {
        enter(child);
      }
    }
  }

  const std::vector<bool>& closes() const { return closes_; }

 private:
  enum class Visit { none, open, done };
  struct Place {
    std::size_t node;
    std::size_t next;  // position in the list of its outgoing edges
  };

  void enter(std::size_t node) {
    visits_[node] = Visit::open;
    path_.push_back({node, 0});
  }

  const std::vector<Edge>& edges_;
  std::vector<std::vector<std::size_t>> outgoing_;
  std::vector<Visit> visits_;
  std::vector<bool> closes_;
  std::vector<Place> path_;
};

}  // namespace

std::vector<bool> find_feedback(const std::vector<std::string>& names, const std::vector<Edge>& edges,
                                std::size_t start, const std::vector<std::size_t>& others) {
  Walk walk(names, edges);
  walk.from(start);
  for (const std::size_t other : others) walk.from(other);
  return walk.closes();
}

std::vector<std::size_t> in_order(std::size_t nodes, const std::vector<Edge>& edges) {
  std::vector<std::size_t> waits(nodes);
  std::vector<std::vector<std::size_t>> followers(nodes);
  for (const Edge& edge : edges) {
    ++waits[edge.to];
    followers[edge.from].push_back(edge.to);
  }
  std::vector<std::size_t> order;
  order.reserve(nodes);
  for (std::size_t node = 0; node < nodes; ++node) {
    if (waits[node] == 0) order.push_back(node);
  }
  for (std::size_t next = 0; next < order.size(); ++next) {
    for (const std::size_t follower : followers[order[next]]) {
      if (--waits[follower] == 0) order.push_back(follower);
    }
  }
  return order;
}

}  // namespace lif
