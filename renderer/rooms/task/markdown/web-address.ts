/** The address in its full form, if it is one of the web without a name or password in it; otherwise `null`. */
export function webAddress(written: string): string | null {
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return null;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

/** The host that a link leads to, as it is typed: `example.com`, `xn--80ak6aa92e.com`, with the port if it has one. */
export const hostOf = (href: string): string => new URL(href).host;

/** Whether the words of a link say the address itself, so that nobody can be surprised by where it leads. */
export function saysItsAddress(words: string, href: string): boolean {
  const said = words.trim();
  return [said, `https://${said}`, `http://${said}`].some((one) => webAddress(one) === href);
}
