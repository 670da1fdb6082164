/** An address that a link may lead to; undefined for scripts and anything else but HTTP. */
export const httpUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/[^\s/]/i.test(url) ? url : undefined;

/** The address of a server, as paths are put behind it. */
export function baseUrl(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') {
    end--;
  }
  return url.slice(0, end);
}

/**
 * A message without the user and the password that an address in it may hold.
 *
 * @param secret addresses that are known to stand in it: whatever is in front of their last @ goes
 */
export function withoutPassword(message: string, ...secret: Array<string | undefined>): string {
  const cut = secret.reduce<string>((text, url) => {
    const at = url?.lastIndexOf('@') ?? -1;
    const start = url?.indexOf('://') ?? -1;
    return url && at > start
      ? text.replaceAll(url, `${url.slice(0, start < 0 ? 0 : start + 3)}…${url.slice(at)}`)
      : text;
  }, message);
  return cut.replace(/:\/\/[^\s/?#@]*:[^\s/?#@]*@/g, '://…@');
}
