#include <lif/layers/feedback.hpp>

#include <gtest/gtest.h>

namespace lif::tests {
namespace {

std::vector<std::string> numbered(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("n" + std::to_string(100000 + i));
  return names;
}

TEST(Feedback, AChainHasNone) {
  EXPECT_EQ(find_feedback(numbered(3), {{0, 1}, {1, 2}, {0, 2}}, 0, {}),
            (std::vector<bool>{false, false, false}));
}

TEST(Feedback, TheEdgeThatLeadsBackClosesTheLoop) {
  // 0 -> 1 -> 2 -> 1, and an edge from 2 to itself
  EXPECT_EQ(find_feedback(numbered(3), {{2, 1}, {2, 2}, {0, 1}, {1, 2}}, 0, {}),
            (std::vector<bool>{true, true, false, false}));
}

TEST(Feedback, NamesDecideWhereALoopIsEnteredTwice) {
  // 0 leads to 1 and to 2, which lead to each other. If 1 has the lower name, 2 -> 1 leads back.
  const std::vector<Edge> edges{{0, 2}, {0, 1}, {1, 2}, {2, 1}};
  EXPECT_EQ(find_feedback({"a", "b", "c"}, edges, 0, {}), (std::vector<bool>{false, false, false, true}));
  EXPECT_EQ(find_feedback({"a", "c", "b"}, edges, 0, {}), (std::vector<bool>{false, false, true, false}));
}

TEST(Feedback, AChainOfAnyLengthIsWalked) {
  constexpr std::size_t nodes = 300000;
  std::vector<Edge> edges;
  for (std::size_t i = 1; i < nodes; ++i) edges.push_back({i - 1, i});
  edges.push_back({nodes - 1, 0});
  const std::vector<bool> closes = find_feedback(numbered(nodes), edges, 0, {});
  EXPECT_TRUE(closes.back());
  edges.pop_back();
  EXPECT_EQ(in_order(nodes, edges).size(), nodes);
}

TEST(Feedback, AnOrderLeavesLoopsOut) {
  EXPECT_EQ(in_order(4, {{2, 1}, {0, 2}, {1, 3}}), (std::vector<std::size_t>{0, 2, 1, 3}));
  EXPECT_EQ(in_order(3, {{0, 1}, {1, 2}, {2, 1}}), (std::vector<std::size_t>{0}));
}

}  // namespace
}  // namespace lif::tests
