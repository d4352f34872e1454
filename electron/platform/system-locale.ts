/** The part of Electron's `app` that knows it. */
export interface LocaleApp {
  getLocale(): string;
  /** Not in every Electron. */
  getSystemLocale?(): string;
}

/**
 * The locale whose numbers the system writes, `de-DE`: not always the one of the app's own language.
 * On Linux the environment says it, and its sign for numbers may be another one.
 */
export function systemLocale(app: LocaleApp, env: Readonly<Record<string, string | undefined>>) {
  const said = env['LC_ALL'] || env['LC_NUMERIC'];
  return said || app.getSystemLocale?.() || app.getLocale();
}
