/** What the command line can ask for, as `--help` tells it. */
export const usage = `Muster: the desktop console of the people who look after a tenant's users.

  --demo KIND          open a demo tenant: trackunit, justtrack or wetrack
  --users N            how many people it has, 1 to 1000000 (default 10000)
  --quiet-demo         nobody else edits in demo tenants meanwhile
  --screenshot FILE    write a picture (PNG) of the loaded screen, and quit
  --user-data FOLDER   keep everything in this folder instead of the usual one
  --help               print this text, and quit
`;
