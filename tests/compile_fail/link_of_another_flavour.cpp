// A sender on a link of another flavour.
#include <lif/aer/link.hpp>
#include <lif/aer/two_phase_sender.hpp>

void connect(lif::aer::TwoPhaseSender& sender, lif::aer::Link<lif::aer::FourPhase>& link) {
  sender.connect(link);
}
