import { expect, it } from 'vitest';
import { diagnosticsText, type DiagnosticFacts } from '../../../electron/platform/diagnostics.ts';

const facts: DiagnosticFacts = {
  app: '1.2.3',
  packaged: true,
  runsOn: { electron: '45.4.1', chromium: '150', node: '24.1.0', trouble: null },
  system: 'Linux 6.8 x64',
  desktop: 'wayland GNOME',
  locale: 'fr-FR',
  zone: 'Europe/Paris',
  profile: '/home/noemie/.config/Kitsu Companion',
  log: '/home/noemie/.config/Kitsu Companion/logs/main.log',
  home: '/home/noemie',
  keychain: 'ready',
  sync: { connection: 'online', waiting: 3, needsYou: 1, problem: null },
  policy: { file: '/opt/policy.json', problems: ['It is not JSON.'] },
};

it('says what a helper asks first, without the artist’s name in the paths', () => {
  const text = diagnosticsText(facts);
  expect(text).toContain('Kitsu Companion: 1.2.3 (installed)\n');
  expect(text).toContain('Electron: 45.4.1, Chromium 150, Node 24.1.0\n');
  expect(text).toContain('Log: ~/.config/Kitsu Companion/logs/main.log\n');
  expect(text).toContain('Policy: /opt/policy.json | It is not JSON.\n');
  expect(text).not.toContain('noemie');
});

it('holds nothing that signs somebody in', () => {
  const problem = 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc was refused, token=s3cret';
  const text = diagnosticsText({ ...facts, sync: { ...facts.sync, problem } });
  expect(text).not.toMatch(/eyJ|s3cret/);
});
