/**
 * Shortens names to the part that tells series apart: path nodes that all names share at the start or at the end are
 * dropped. A single series keeps its last node.
 */
export function shortNames(names: string[]): string[] {
  const unique = [...new Set(names)];
  if (unique.length === 0 || !unique.every(isPath)) {
    return names;
  }
  const paths = unique.map((name) => name.split('.'));
  const shortest = Math.min(...paths.map((path) => path.length));
  let start = 0;
  while (start < shortest - 1 && paths.every((path) => path[start] === paths[0][start])) {
    start++;
  }
  let end = 0;
  while (
    unique.length > 1 &&
    end < shortest - 1 - start &&
    paths.every((path) => path[path.length - 1 - end] === paths[0][paths[0].length - 1 - end])
  ) {
    end++;
  }
  return names.map((name) => {
    const path = name.split('.');
    return path.slice(start, path.length - end).join('.');
  });
}

const isPath = (name: string) => /^[^\s(),;]+$/.test(name);
