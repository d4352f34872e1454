import './styles/tokens.css';
import './styles/base.css';
import './lib/worker-url.ts';
import { mount } from 'svelte';
import QuickLogPage from './rooms/quick-log/quick-log-page.svelte';
import { QuickLog } from './rooms/quick-log/quick-log.svelte.ts';
import { applyTheme, themeOf } from './lib/state/theme.ts';

const target = document.getElementById('app');
if (!target) throw new Error('quick-log.html has no #app');

// Set before the first frame, which is drawn in this theme.
applyTheme(themeOf(location.hash));
mount(QuickLogPage, { target, props: { quick: new QuickLog() } });
