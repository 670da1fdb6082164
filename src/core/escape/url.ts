/** Returns the address if it is HTTP or HTTPS; undefined for anything else, such as `javascript:`. */
export const httpUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\/[^\s/]/i.test(url) ? url : undefined;

/** Removes the slashes at the end of a server's address, so that a path can be appended. */
export function baseUrl(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') {
    end--;
  }
  return url.slice(0, end);
}

/**
 * Removes users and passwords of addresses from a message.
 *
 * @param secret addresses that the message may contain: everything before their last @ is removed
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
