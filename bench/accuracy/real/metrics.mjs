// Scores against several annotators, as defined by G. van den Burg & C. Williams, "An Evaluation of Change Point
// Detection Algorithms" (2020, arXiv 2003.06222), sections 3.1 and 3.2.

const MARGIN = 5;

/** How many of `truth` have a report of their own within the margin: each takes the nearest one left. */
function truePositives(truth, reports) {
  const left = new Set(reports);
  let found = 0;
  for (const point of truth) {
    const near = [...left].filter((report) => Math.abs(report - point) <= MARGIN);
    if (near.length > 0) {
      left.delete(near.reduce((a, b) => (Math.abs(b - point) < Math.abs(a - point) ? b : a)));
      found++;
    }
  }
  return found;
}

const withStart = (points) => [...new Set([0, ...points])].sort((a, b) => a - b);

/**
 * F1 of reports against `annotations` (one list of indexes per annotator): precision counts a report that any of them
 * marked, recall is the mean over the annotators. Index 0 counts as a change in all lists, so that nobody divides by 0.
 */
export function annotatedF1(annotations, reports) {
  const predicted = withStart(reports);
  const precision = truePositives(withStart(annotations.flat()), predicted) / predicted.length;
  const recalls = annotations.map((marks) => truePositives(withStart(marks), predicted) / withStart(marks).length);
  const recall = mean(recalls);
  return (2 * precision * recall) / (precision + recall || 1);
}

/** Stretches [from, to) between change points. */
function stretches(points, n) {
  const starts = withStart(points).filter((point) => point < n);
  return starts.map((from, i) => [from, starts[i + 1] ?? n]);
}

/** How much two stretches have in common, of what they cover together. */
function jaccard([a, b], [c, d]) {
  const common = Math.max(0, Math.min(b, d) - Math.max(a, c));
  return common / (b - a + d - c - common);
}

/** Covering of the annotators' stretches by the reported ones, in [0, 1], mean over the annotators; n points. */
export function covering(annotations, reports, n) {
  const predicted = stretches(reports, n);
  return mean(
    annotations.map((marks) =>
      stretches(marks, n).reduce(
        (sum, own) => sum + ((own[1] - own[0]) / n) * Math.max(...predicted.map((other) => jaccard(own, other))),
        0
      )
    )
  );
}

/** Places that at least `votes` annotators marked within the margin, each counted once. */
export function agreedPlaces(annotations, votes = 3) {
  const places = [];
  for (const place of withStart(annotations.flat()).slice(1)) {
    const isKnown = places.some((known) => Math.abs(known - place) <= MARGIN);
    const near = annotations.filter((marks) => marks.some((mark) => Math.abs(mark - place) <= MARGIN));
    if (!isKnown && near.length >= votes) {
      places.push(place);
    }
  }
  return places;
}

/** Counts, for one series, the agreed places and those with a report near, and the reports with any mark near. */
export function countMarks(annotations, reports) {
  const agreed = agreedPlaces(annotations);
  const marks = annotations.flat();
  const isNear = (list) => (place) => list.some((other) => Math.abs(other - place) <= MARGIN);
  return {
    agreed: agreed.length,
    found: agreed.filter(isNear(reports)).length,
    reports: reports.length,
    right: reports.filter(isNear(marks)).length,
  };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
