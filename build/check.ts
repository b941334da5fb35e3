/** `npm run check`: types, lint, format, layers, unused code. */
import { runChecks } from './checks';
import { main } from './stop';

main(async () => ((await runChecks()).failed === 0 ? 0 : 1));
