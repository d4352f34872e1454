import { describe, expect, it } from 'vitest';
import { parseMarkdown, type Block } from '../../../../../renderer/rooms/task/markdown/parse.ts';
import { saysItsAddress } from '../../../../../renderer/rooms/task/markdown/web-address.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const line = (...parts: unknown[]) => ({ kind: 'paragraph', parts });

describe('a comment', () => {
  it('keeps its lines, as Kitsu’s page shows them', () => {
    expect(parseMarkdown('Arms.\nCape - later.\n\nThanks')).toEqual([
      line(text('Arms.'), { kind: 'break' }, text('Cape - later.')),
      line(text('Thanks')),
    ]);
  });

  it('has lists, tasks, quotes, code and what is stressed', () => {
    const blocks = parseMarkdown('# Notes\n> said\n\n- [x] **arms**\n- [ ] `cape`\n\n3. third');
    expect(blocks).toMatchObject([
      { kind: 'heading', parts: [text('Notes')] },
      { kind: 'quote', blocks: [line(text('said'))] },
      {
        kind: 'list',
        start: null,
        items: [
          { checked: true, blocks: [line({ kind: 'strong', parts: [text('arms')] })] },
          { checked: false, blocks: [line({ kind: 'code', text: 'cape' })] },
        ],
      },
      { kind: 'list', start: 3, items: [{ checked: null }] },
    ]);
  });

  it('marks whom it names, the longer name first', () => {
    const mentions = [
      { name: 'Ana', kind: 'person', mine: false },
      { name: 'Ana Lima', kind: 'person', mine: true },
    ] as const;
    expect(parseMarkdown('@Ana Lima and @Ana look', mentions)).toEqual([
      line(
        { kind: 'mention', text: '@Ana Lima', mine: true },
        text(' and '),
        { kind: 'mention', text: '@Ana', mine: false },
        text(' look'),
      ),
    ]);
  });

  it('has a link with where it leads, and a picture as a link to it', () => {
    expect(parseMarkdown('[ref](https://a.example/x) ![board](http://b.example/b.png)')).toEqual([
      line(
        {
          kind: 'link',
          href: 'https://a.example/x',
          written: 'https://a.example/x',
          parts: [text('ref')],
        },
        text(' '),
        {
          kind: 'link',
          href: 'http://b.example/b.png',
          written: 'http://b.example/b.png',
          parts: [text('board')],
        },
      ),
    ]);
  });
});

/** All kinds and texts of a tree, however deep. */
function all(blocks: readonly Block[]): string {
  return JSON.stringify(blocks);
}

describe('hostile texts', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[click](javascript:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '[click](file:///etc/passwd)',
    '![x](javascript:alert(1))',
    '[safe.example](https://user:pass@evil.example/)',
    '<a href="https://evil.example">safe</a>',
  ])('%s is the text that it is', (hostile) => {
    const blocks = all(parseMarkdown(hostile));
    expect(blocks).not.toContain('"kind":"link","href":"javascript');
    expect(blocks).not.toContain('"href":"data:');
    expect(blocks).not.toContain('"href":"file:');
    expect(blocks).not.toContain('user:pass@evil.example/","written');
    const words = blocks.replaceAll('"},{"kind":"text","text":"', '');
    expect(words).toContain(JSON.stringify(hostile.slice(0, 12)).slice(1, -1));
  });

  it.each([
    ['a deep quote', '>'.repeat(19_000)],
    ['deep lists', Array.from({ length: 90 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
    ['stars', '*a '.repeat(6000)],
    ['open brackets', '['.repeat(19_000)],
    ['half links', '[a]('.repeat(4700)],
    ['underscores', '_'.repeat(19_000)],
    ['ticks', '`'.repeat(9000) + 'a' + '`'.repeat(8999)],
    ['a table', `|${'a|'.repeat(5000)}\n|${'-|'.repeat(4000)}`],
    ['angle brackets', '<'.repeat(19_000)],
    ['entities', '&#'.repeat(9000)],
    ['tildes', '~~a'.repeat(6000)],
    ['a huge text', '# **x** '.repeat(50_000)],
  ])('%s neither ends the stack nor takes long', (_, hostile) => {
    // Its own time: a busy machine is no fault.
    const began = process.cpuUsage();
    expect(parseMarkdown(hostile).length).toBeGreaterThan(0);
    expect(process.cpuUsage(began).user).toBeLessThan(1_500_000);
  });
});

it('only a link that says its address is followed without a question', () => {
  expect(saysItsAddress('https://a.example/x', 'https://a.example/x')).toBe(true);
  expect(saysItsAddress('a.example/x', 'https://a.example/x')).toBe(true);
  expect(saysItsAddress('https://a.example', 'https://evil.example/')).toBe(false);
  expect(saysItsAddress('here', 'https://a.example/')).toBe(false);
  // Another alphabet's letters that look alike are another host.
  expect(saysItsAddress('https://аpple.com', 'https://apple.com/')).toBe(false);
});
