/** The page's beginning: listens for the engine, starts the session, shows the window. */
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { listenForEngine } from './bridge/engine';
import { hearCommands } from './commands/obey';
import { startTexts } from './i18n';
import { App } from './shell/App';
import { startSession } from './state/session';
import { followSystem, useSettings } from './state/settings';
import { reportFault } from './state/toasts';

listenForEngine();
startTexts(useSettings.getState().language);
window.addEventListener('error', ({ error }) => reportFault(error));
window.addEventListener('unhandledrejection', ({ reason }) => reportFault(reason));
hearCommands();
followSystem();
startSession().catch(reportFault);

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(<App />);
