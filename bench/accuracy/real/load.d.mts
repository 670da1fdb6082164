/** Annotated series of a folder; a missing value is NaN, annotations are indexes, one list for each annotator. */
export function loadRealSeries(folder: string): Array<{
  title: string;
  series: Array<{ name: string; values: number[]; annotations: number[][] }>;
}>;
