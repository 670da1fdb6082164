"""Finds the change points of many series with Spark: each partition is piped through `hunter detect`.

Usage: detect.py HUNTER SERIES PARTITIONS [MASTER]
HUNTER is the command, SERIES how many are made; it prints a line of JSON with what was found and how long it took.
"""

import json
import sys
import time

from pyspark.sql import SparkSession

hunter, series, partitions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
master = sys.argv[4] if len(sys.argv) > 4 else "local-cluster[2,1,1024]"


def line(number):
    """A series of 180 runs with a bit of noise; every third rises by a tenth somewhere in the middle."""
    state = number + 1
    step_at, values = 60 + number * 7 % 90, []
    for run in range(180):
        noise = 0
        for _ in range(3):
            state = (state * 1103515245 + 12345) % 2147483648
            noise += state / 2147483648
        level = 110 if number % 3 == 0 and run >= step_at else 100
        values.append(round(level + (noise - 1.5) * 4, 2))
    return json.dumps({"id": number, "values": values})


spark = SparkSession.builder.master(master).config("spark.ui.enabled", "false").getOrCreate()
lines = spark.sparkContext.range(series, numSlices=partitions).map(line).cache()
lines.count()

begun = time.time()
# checkCode: an executor whose hunter fails must fail the job
answers = lines.pipe(hunter + " detect", checkCode=True).map(json.loads).cache()
found = answers.filter(lambda one: one["changePoints"]).count()
seconds = time.time() - begun

in_order = answers.map(lambda one: one["id"]).collect() == list(range(series))
steps = answers.filter(lambda one: one["id"] % 3 == 0 and len(one["changePoints"]) > 0).count()
print(json.dumps({"series": series, "found": found, "steps": steps, "inOrder": in_order, "seconds": seconds}))
spark.stop()
