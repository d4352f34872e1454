import { failure, success, type Result } from '../shared/result.ts';
import type { Thread } from '../shared/thread.ts';

const NOT_THERE = failure(
  'rule',
  'This link is in no comment of the task.',
  'Copy the address and open it yourself.',
);

/**
 * The address of a link in a task's texts, in its full form: one of the web, without a name or password,
 * that somebody has written there. A window cannot have any other opened.
 * @param written the address as the text has it; `www.` may stand without its protocol
 */
export function saidLink(
  written: string,
  description: string,
  { comments }: Pick<Thread, 'comments'>,
): Result<{ href: string; site: string }> {
  const bare = written.replace(/^http:\/\/(?=www\.)/i, '');
  const texts = [
    description,
    ...comments.flatMap(({ text, replies }) => [text, ...replies.map((reply) => reply.text)]),
  ];
  if (!texts.some((text) => text.includes(written) || text.includes(bare))) return NOT_THERE;
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    return NOT_THERE;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') {
    return failure(
      'rule',
      'Only addresses of the web are opened.',
      'Copy it and open it yourself.',
    );
  }
  return success({ href: url.href, site: url.origin });
}
