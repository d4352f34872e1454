import type { RunsOn } from './electron-support.ts';
import { redactText } from './redact.ts';

/** What support needs to know first. No names of people, tasks or servers. */
export interface DiagnosticFacts {
  app: string;
  packaged: boolean;
  runsOn: RunsOn;
  system: string;
  /** `x11`, `wayland`, or empty. */
  desktop: string;
  locale: string;
  zone: string;
  profile: string;
  log: string;
  /** Shortened to `~` in every path. */
  home: string;
  keychain: string;
  sync: { connection: string | null; waiting: number; needsYou: number; problem: string | null };
  policy: { file: string | null; problems: string[] };
}

/** A few lines of text to paste into a message. Secrets are removed. */
export function diagnosticsText(facts: DiagnosticFacts): string {
  const { runsOn, sync, policy } = facts;
  const lines: [name: string, value: string][] = [
    ['Kitsu Companion', `${facts.app} (${facts.packaged ? 'installed' : 'from source'})`],
    [
      'Electron',
      [
        runsOn.electron || '-',
        `Chromium ${runsOn.chromium || '-'}`,
        `Node ${runsOn.node}`,
        ...(runsOn.trouble === null ? [] : [runsOn.trouble]),
      ].join(', '),
    ],
    ['System', [facts.system, facts.desktop].filter(Boolean).join(', ')],
    ['Language and zone', `${facts.locale}, ${facts.zone}`],
    ['Data', facts.profile],
    ['Log', facts.log],
    ['Keychain', facts.keychain],
    ['Kitsu', [sync.connection, sync.problem].filter(Boolean).join(', ')],
    ['Not in Kitsu yet', `${sync.waiting}, of which ${sync.needsYou} need the artist`],
    ['Policy', [policy.file ?? 'none', ...policy.problems].join(' | ')],
  ];
  const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
  const short = facts.home.length > 1 ? text.split(facts.home).join('~') : text;
  return `${redactText(short)}\n`;
}
