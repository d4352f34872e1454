import './styles/tokens.css';
import './styles/base.css';
import './lib/worker-url.ts';
import { mount } from 'svelte';
import MiniPage from './rooms/mini/mini-page.svelte';
import { Mini } from './rooms/mini/mini.svelte.ts';
import { applyTheme, themeOf } from './lib/state/theme.ts';

const target = document.getElementById('app');
if (!target) throw new Error('mini.html has no #app');

// Set before the first frame, which is drawn in this theme.
applyTheme(themeOf(location.hash));
mount(MiniPage, { target, props: { mini: new Mini() } });
