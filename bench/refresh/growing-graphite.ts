import { json, type Reply, type Request } from '../../demo/servers/http';

const DAY = 86_400;
/** Twelve points a day, s. */
const STEP = DAY / 12;
/** Points of each series that can still come in: of the last days, since the times of all are set. */
const FUTURE = 40;

/** A Graphite that answers from memory, with series that a point can be added to. As the real one, it averages where it is told of `maxDataPoints`. */
export class GrowingGraphite {
  private readonly now = Math.floor(Date.now() / 1000 / STEP) * STEP;
  private readonly histories: number[][];
  private added = 0;

  constructor(
    series: number,
    private readonly points: number
  ) {
    this.histories = Array.from({ length: series }, (_, i) => history(i, points + FUTURE));
  }

  /** One more point of each series is there. */
  addPoint(): void {
    if (++this.added > FUTURE) {
      throw new Error(`There are no more points: at most ${FUTURE} rounds can be measured.`);
    }
  }

  answer({ path, params }: Request): Reply {
    // a relative time, such as -180d, is before the first point
    const from = Number(params.get('from')) || 0;
    return json(path === '/render' ? this.render(from, Number(params.get('maxDataPoints') ?? Infinity)) : []);
  }

  /** @param from s since 1970, exclusive */
  private render(from: number, most: number): object[] {
    const timeOf = (i: number) => this.now - (this.points + FUTURE - 1 - i) * STEP;
    const end = this.points + this.added;
    const begin = Math.max(0, Math.floor((from - timeOf(0)) / STEP) + 1);
    const together = Math.ceil((end - begin) / most) || 1;
    return this.histories.map((values, s) => {
      const target = `perf.s${s}`;
      const datapoints: Array<[value: number, time: number]> = [];
      for (let i = begin; i < end; i += together) {
        const some = values.slice(i, Math.min(end, i + together));
        const mean = some.reduce((sum, value) => sum + value, 0) / some.length;
        datapoints.push([mean, timeOf(i)]);
      }
      return { target, tags: { name: target }, datapoints };
    });
  }
}

/** A level that changes by 5 % every 500 points, with noise of half a percent. */
function history(seed: number, length: number): number[] {
  let state = ((seed + 1) * 2_654_435_761) >>> 0;
  const random = () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 4_294_967_296;
  let level = 100;
  return Array.from({ length }, (_, i) => {
    if (i > 0 && i % 500 === (seed * 7) % 500) {
      level *= random() < 0.5 ? 0.95 : 1.05;
    }
    return Math.round((level + (random() + random() + random() - 1.5) * 2) * 1e4) / 1e4;
  });
}
