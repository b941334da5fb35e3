/** `npm run icons`: draws the icon files anew from build/icons/icon.svg. */
import { ensureRuntimeReady } from './ready';
import { inRoot } from './root';
import { main } from './stop';
import { runApp } from './window';

main(async () => runApp(await ensureRuntimeReady(), inRoot('build/icons'), []));
