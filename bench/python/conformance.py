"""Lines {values, windowLength, maxPValue, minMagnitude} -> {weak, final}: rows as Apache Otava computes them."""

import json
import sys
import warnings

from otava.analysis import compute_change_points, fill_missing, split

warnings.simplefilter("ignore")


def row(point):
    s = point.stats
    numbers = [s.pvalue, s.mean_1, s.std_1, s.mean_2, s.std_2, s.forward_rel_change(), s.change_magnitude()]
    return [int(point.index), *map(float, numbers)]


def first_pass(p):
    return p * 10 if p < 0.05 else (p * 2 if p < 0.5 else p)


for line in sys.stdin:
    case = json.loads(line)
    values = case["values"]
    fill_missing(values)
    window, p = case["windowLength"], case["maxPValue"]
    if values and values[0] is None:
        print(json.dumps({"weak": [], "final": []}))
        continue
    weak = [row(point) for point in split(values, window, first_pass(p))]
    final = [row(point) for point in compute_change_points(values, window, p, case["minMagnitude"])[0]]
    print(json.dumps({"weak": weak, "final": final}))
