import { nearest } from '../nearest-word';
import type { Problem } from './schema';
import type { YamlFile } from './yaml-file';

/** Writes what is wrong with a file, a sentence for each problem, in the order of its lines. */
export function sayProblems(file: YamlFile, problems: Problem[]): string[] {
  return problems
    .map((problem) => ({ line: file.lineOf(problem.path), problem }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, problem }) => `${file.path}, line ${line}: ${sayProblem(problem)}.`);
}

function sayProblem({ path, unknown, message }: Problem): string {
  if (!unknown) {
    return `${path.length > 0 ? nameOf(path) : 'the file'} ${message}`;
  }
  const { key, known } = unknown;
  const meant = nearest(key, known);
  const where = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : '';
  return `"${key}"${where} is not known: ${meant ? `"${meant}" is` : `there are ${known.join(', ')}`}`;
}

const nameOf = (path: PropertyKey[]) => path.join('.');
