"""A network on a chip in SANA-FE: prints seconds for reading and for the steps, memory in kB, and energy, as JSON."""

import json
import resource
import sys
import time

import sanafe

architecture_file, network_file, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
begin = time.perf_counter()
architecture = sanafe.load_arch(architecture_file)
chip = sanafe.SpikingChip(architecture)
chip.load(sanafe.load_net(network_file, architecture))
loaded = time.perf_counter()
result = chip.sim(steps, timing_model="simple")
simulated = time.perf_counter()
print(json.dumps({"load": loaded - begin, "steps": simulated - loaded, "energy": result["energy"]["total"],
                  "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
