import { describe, expect, it, vi } from 'vitest';
import { createExternalLinks } from '../../../electron/security/external-links.ts';

const log = { warn: vi.fn() };

describe('a page opened in the browser', () => {
  it('tells when the system has no browser to open it with', async () => {
    const shell = { openExternal: () => Promise.reject(new Error('no application')) };
    const links = createExternalLinks({ shell, log });
    expect(await links.openExternal('https://kitsu.test/x', ['https://kitsu.test'])).toBe(false);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('is allowed by a whole site address, as a Kitsu is known by it', async () => {
    const shell = { openExternal: vi.fn(() => Promise.resolve()) };
    const links = createExternalLinks({ shell, log });
    const page = 'https://kitsu.test/productions/1?a=b#c';
    expect(await links.openExternal(page, ['https://kitsu.test/'])).toBe(true);
    expect(shell.openExternal).toHaveBeenCalledWith(page);
  });
});
