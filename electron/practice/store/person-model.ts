import { flag, json, maybeText, model, number, text } from './model.ts';
import type { RowOf } from './model.ts';

/** The public columns of a person, with zou's keys; secrets are in CREDENTIALS. */
export const PERSON = model(
  'persons',
  'Person',
  {
    first_name: text(),
    last_name: text(),
    email: text(),
    phone: maybeText(),
    country: maybeText(),
    contract_type: text('open-ended'),
    active: flag(true),
    archived: flag(),
    last_presence: maybeText(),
    desktop_login: maybeText(),
    totp_enabled: flag(),
    email_otp_enabled: flag(),
    fido_enabled: flag(),
    preferred_two_factor_authentication: maybeText(),
    shotgun_id: maybeText(),
    timezone: text('Europe/Paris'),
    locale: text('en_US'),
    use_12_hour_clock: flag(),
    display_date_format: text('YYYY-MM-DD'),
    data: json(),
    role: text('user'),
    position: text('artist'),
    seniority: text('mid'),
    daily_salary: number(),
    has_avatar: flag(),
    notifications_enabled: flag(),
    notifications_slack_enabled: flag(),
    notifications_slack_userid: text(),
    notifications_mattermost_enabled: flag(),
    notifications_mattermost_userid: text(),
    notifications_discord_enabled: flag(),
    notifications_discord_userid: text(),
    is_bot: flag(),
    is_guest: flag(),
    preview_project_id: maybeText(),
    preview_opened_at: maybeText(),
    preview_open_until: maybeText(),
    expiration_date: maybeText(),
    is_generated_from_ldap: flag(),
    ldap_uid: maybeText(),
    studio_id: maybeText(),
    full_name: text(),
  },
  ['!email'],
);

/** A person's credentials, and how often signing in failed. The id is the person's. */
export const CREDENTIALS = model('credentials', 'Credentials', {
  password: text(),
  totp_secret: maybeText(),
  /** Hashes of the unused codes. */
  recovery_codes: json([]),
  failed_attempts: number(),
  /** Milliseconds since 1970. */
  last_failed: number(),
});

export type Person = RowOf<typeof PERSON>;
export type Credentials = RowOf<typeof CREDENTIALS>;
