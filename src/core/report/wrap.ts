/** Breaks a line at spaces so that it fits into `width` characters; further lines begin with `indent`. */
export function wrapLine(line: string, width: number, indent: string): string {
  if (line.length <= width) {
    return line;
  }
  const at = line.lastIndexOf(' ', width);
  // a name that is too long as a whole is left alone
  return at <= indent.length
    ? line
    : `${line.slice(0, at).trimEnd()}\n${wrapLine(indent + line.slice(at + 1).trimStart(), width, indent)}`;
}
