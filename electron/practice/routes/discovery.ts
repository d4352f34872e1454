import { ok } from '../server/answer.ts';
import { open } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { ORGANISATION } from '../store/models.ts';
import { VERSION } from '../studio.ts';

/** Routes that anybody may call before signing in (kitsu-api 2.1). */
export const discoveryRoutes: Route[] = [
  open('GET', '/', () => ok({ api: 'Zou', version: VERSION })),
  open('GET', '/config', ({ studio }) =>
    ok({
      is_self_hosted: true,
      crisp_token: '',
      dark_theme_by_default: studio.store.list(ORGANISATION)[0]?.dark_theme_by_default ?? false,
      indexer_configured: false,
      saml_enabled: false,
      saml_idp_name: '',
      oidc_enabled: false,
      oidc_idp_name: '',
      default_locale: 'en_US',
      default_timezone: 'Europe/Paris',
      enforce_2fa: false,
      movie_highdef_bitrate: 28,
      movie_lowdef_bitrate: 6,
      preview_accounts_enabled: true,
    }),
  ),
];
