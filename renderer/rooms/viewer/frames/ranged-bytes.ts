/** The bytes cannot be had: the line is cut, or Kitsu has none. */
export class NotHad extends Error {}

/** How many requests for bytes wait for their answer. */
export const waiting = { count: 0 };

/** Reads parts of a file of `media:`. Throws `NotHad`. */
export async function bytesOf(url: string, from: number, to: number): Promise<Uint8Array> {
  const { body } = await ask(url, from, to);
  return body;
}

/** How large the file is. */
export async function sizeOf(url: string): Promise<number> {
  const { headers } = await ask(url, 0, 1);
  const size = Number(headers.get('Content-Range')?.split('/')[1]);
  if (!Number.isSafeInteger(size) || size <= 0) throw new NotHad(`${url} has no size.`);
  return size;
}

async function ask(
  url: string,
  from: number,
  to: number,
): Promise<{ headers: Headers; body: Uint8Array }> {
  waiting.count += 1;
  try {
    const answer = await fetch(url, { headers: { Range: `bytes=${from}-${to - 1}` } });
    const body = new Uint8Array(await answer.arrayBuffer());
    // The scheme's status is not what a player looks at, and it is what we do.
    if (answer.status !== 206 || body.length === 0) throw new NotHad(`Status ${answer.status}.`);
    return { headers: answer.headers, body };
  } catch (error) {
    throw error instanceof NotHad ? error : new NotHad(String(error));
  } finally {
    waiting.count -= 1;
  }
}
