/** The schemes and addresses under which the window's page and its pictures are served. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'companion';
export const MEDIA_SCHEME = 'media';

/** The page that a window loads. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** The quick log's own page; its theme is given after a `#`. */
export const QUICK_LOG_PAGE = `${APP_SCHEME}://${APP_HOST}/quick-log.html`;

/** The mini timer's; its theme is given in the same way. */
export const MINI_PAGE = `${APP_SCHEME}://${APP_HOST}/mini.html`;
