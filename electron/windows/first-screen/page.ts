import type { Served } from '../../platform/app-files.ts';
import { APP_HOST, APP_PAGE, APP_SCHEME } from '../../security/app-address.ts';
import type { ScreenMarkup } from './markup.ts';

const FOLDER = `${APP_SCHEME}://${APP_HOST}`;
const SCRIPT = `${FOLDER}/first-screen.js`;

/** The answers of `app:` with a first screen: the page that has it within, once, its styles with the page's own, its script. */
export interface FirstScreenPage {
  /** `served`: the page or the file as it was built, or a refusal. */
  answer(url: string, served: () => Served): Served;
  /** What a first screen is kept for: the names of the page's own files, which change with what is in them. */
  mark(): string;
  /** Whether a page was given with one. */
  isShown(): boolean;
}

/** `find` is asked once, with the mark of the page. */
export function firstScreenPage(find: (mark: string) => ScreenMarkup | null): FirstScreenPage {
  let mark: string | null = null;
  let isShown = false;
  /** What follows an address's own content, or stands in its place, once. */
  const added = new Map<string, { type: string; text: string }>();
  return {
    mark: () => mark ?? '',
    isShown: () => isShown,
    answer(url, served) {
      const answer = served();
      const more = added.get(url);
      if (more) {
        added.delete(url);
        const headers = { ...answer.headers, 'Content-Type': `${more.type}; charset=utf-8` };
        const own = answer.status === 200 ? [answer.body] : [];
        return { status: 200, headers, body: Buffer.concat([...own, Buffer.from(more.text)]) };
      }
      if (mark !== null || url !== APP_PAGE || answer.status !== 200) return answer;
      const page = answer.body.toString();
      mark = markOf(page);
      const screen = find(mark);
      const [tag, app] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(page) ?? [];
      const [, sheet] = /<link rel="stylesheet"[^>]* href="\.(\/[^"]+)">/.exec(page) ?? [];
      if (screen === null || tag === undefined || app === undefined || sheet === undefined)
        return answer;
      isShown = true;
      // An answer less before the first frame than a sheet of its own.
      added.set(`${FOLDER}${sheet}`, { type: 'text/css', text: screen.css });
      added.set(SCRIPT, { type: 'text/javascript', text: afterFrame(app) });
      return { ...answer, body: Buffer.from(withScreen(page, { tag, app, screen })) };
    },
  };
}

const markOf = (page: string): string =>
  [...page.matchAll(/\.\/assets\/[\w.-]+/g)].map(([name]) => name).join(' ');

/** The app's script runs for longer than a frame may wait: it comes when the first screen is drawn. */
const afterFrame = (app: string): string =>
  `const go = () => void import(${JSON.stringify(app)});
if (document.hidden) go();
else requestAnimationFrame(() => setTimeout(go));`;

interface Parts {
  /** The script as the page names it, and its address. */
  tag: string;
  app: string;
  screen: ScreenMarkup;
}

/** The screen stands before the app's own place, which is filled beneath it. */
const withScreen = (page: string, { tag, app, screen: { theme, html } }: Parts): string =>
  page
    .replace('data-theme="dark"', `data-theme="${theme}"`)
    .replace(
      tag,
      `<link rel="preload" as="script" crossorigin href="${app}"><script type="module" src="${SCRIPT}"></script>`,
    )
    .replace(
      '<div id="app"></div>',
      () => `<div id="first-screen" aria-hidden="true" inert>${html}</div><div id="app"></div>`,
    );
