"""Seconds that Python programs need for the series on standard input: argument = program. Prints {seconds, points}."""

import json
import sys
import time
import warnings

warnings.simplefilter("ignore")
name = sys.argv[1]
series = json.load(sys.stdin)

if name == "otava":
    from otava.analysis import compute_change_points

    def detect(values):
        return compute_change_points(values, 50, 0.001, 0.0)[0]

elif name == "ruptures":
    import numpy
    import ruptures

    series = [numpy.array(values) for values in series]

    def detect(values):
        return ruptures.KernelCPD(kernel="rbf", min_size=2).fit(values).predict(pen=5)

else:
    import numpy
    from signal_processing_algorithms.energy_statistics.energy_statistics import e_divisive

    series = [numpy.array(values) for values in series]

    def detect(values):
        return e_divisive(values)

detect(series[0])
start = time.process_time()
for values in series:
    detect(values)
print(json.dumps({"seconds": time.process_time() - start, "points": sum(map(len, series))}))
