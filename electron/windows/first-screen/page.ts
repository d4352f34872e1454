import type { Served } from '../../platform/app-files.ts';
import { APP_HOST, APP_PAGE, APP_SCHEME } from '../../security/app-address.ts';
import type { ScreenMarkup } from './markup.ts';

const FOLDER = `${APP_SCHEME}://${APP_HOST}`;
const STYLES = `${FOLDER}/first-screen.css`;
const SCRIPT = `${FOLDER}/first-screen.js`;

/** The answers of `app:` with a first screen: the page that has it within, once, its styles and its script. */
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
  const files = new Map<string, { type: string; text: string }>();
  return {
    mark: () => mark ?? '',
    isShown: () => isShown,
    answer(url, served) {
      const answer = served();
      const file = files.get(url);
      if (file) {
        files.delete(url);
        const headers = { ...answer.headers, 'Content-Type': `${file.type}; charset=utf-8` };
        return { status: 200, headers, body: Buffer.from(file.text) };
      }
      if (mark !== null || url !== APP_PAGE || answer.status !== 200) return answer;
      const page = answer.body.toString();
      mark = markOf(page);
      const screen = find(mark);
      const [tag, app] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(page) ?? [];
      if (screen === null || tag === undefined || app === undefined) return answer;
      isShown = true;
      files.set(STYLES, { type: 'text/css', text: screen.css });
      files.set(SCRIPT, { type: 'text/javascript', text: afterFrame(app) });
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
    .replace('</head>', `<link rel="stylesheet" href="${STYLES}"></head>`)
    .replace(
      '<div id="app"></div>',
      () => `<div id="first-screen" aria-hidden="true" inert>${html}</div><div id="app"></div>`,
    );
