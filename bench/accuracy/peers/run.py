"""Runs one peer over series: `run.py PEER < {"series": [[...]]} > [[index, ...], ...]`, indexes of first new values.

Settings are each peer's defaults where it has any, else the usual choice; no peer was tuned, nor was its opponent here.
"""
import json
import sys

import numpy as np


def otava():
    from otava.analysis import compute_change_points

    # lists, not arrays: Otava compares them with each other
    return lambda x: [c.index for c in compute_change_points(list(x), window_len=50, max_pvalue=0.001, min_magnitude=0.0)[0]]


def ruptures_rbf():
    import ruptures

    def detect(x):
        return ruptures.Pelt(model="rbf", min_size=2, jump=1).fit(np.array(x)).predict(pen=10)[:-1]

    return detect


def ruptures_l2():
    """Penalty of BIC: 2 log n times the variance, robustly from differences, which steps do not disturb."""
    import ruptures

    def detect(x):
        x = np.array(x)
        sd = 1.4826 * np.median(np.abs(np.diff(x))) / np.sqrt(2) or np.std(x) or 1.0
        return ruptures.Pelt(model="l2", min_size=2, jump=1).fit(x).predict(pen=2 * np.log(len(x)) * sd * sd)[:-1]

    return detect


def asv():
    from asv.step_detect import detect_steps

    return lambda x: [step[0] for step in detect_steps(list(x))][1:]


def mongodb():
    """E-divisive with permutations at p = 0.05, its default."""
    from signal_processing_algorithms.energy_statistics.energy_statistics import e_divisive

    # the permutations are random: the same ones on every run
    def detect(x):
        np.random.seed(1)
        return sorted(int(i) for i in e_divisive(np.array(x), pvalue=0.05, permutations=100))

    return detect


if __name__ == "__main__":
    detector = globals()[sys.argv[1]]()
    json.dump([[int(i) for i in detector(x)] for x in json.load(sys.stdin)["series"]], sys.stdout)
