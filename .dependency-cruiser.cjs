/** Which folder may use which: dependencies point one way. Tests may reach further, to run the real thing. */

const tests = '\\.test\\.tsx?$';
const contract = '^preload/(contract|failure|port)\\.ts$';
const bridge = '^preload/(contract|failure|port|channels)\\.ts$';

/**
 * What the files of a folder must not use.
 * @param {string} name
 * @param {string} comment
 * @param {string} from
 * @param {object} to
 */
const never = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to,
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one idea, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'Every import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    never('window-knows-only-the-contract', 'The window reaches the rest through the contract.', '^renderer/', {
      path: '^(main|preload|migrations|demo)/',
      pathNot: contract,
    }),
    never(
      'desktop-knows-only-the-contract',
      'The desktop process and the engine reach the window through it.',
      '^main/',
      {
        path: '^(renderer|preload|demo)/',
        pathNot: bridge,
      },
    ),
    never('bridge-stands-alone', 'The contract and the bridge know nobody.', '^preload/', {
      path: '^(main|renderer|migrations|demo)/',
    }),
    never('migrations-stand-alone', 'A migration must do tomorrow what it did today.', '^migrations/\\d', {
      path: '^(main|preload|renderer|migrations|demo)/',
    }),
    never('demo-stands-alone', 'A tenant knows nothing of the app.', '^demo/', {
      path: '^(main|preload|renderer|migrations)/',
    }),
    never(
      'product-without-tests',
      'Nothing that ships uses the build or the tests.',
      '^(main|preload|renderer|migrations|demo)/',
      {
        path: '^(build|tests)/',
      },
    ),
    never(
      'engine-without-electron',
      'Below its index.ts the engine runs as plain Node.',
      '^main/engine/(?!index\\.ts$)',
      {
        path: '(^|/)electron(/|$)',
      },
    ),
    never('engine-without-desktop', 'The engine knows nothing of windows.', '^main/engine/', {
      path: '^main/(?!engine/)',
    }),
    never('words-are-pure', 'The vocabulary of SCIM knows nobody.', '^main/engine/scim/', {
      path: '^main/engine/(?!scim/)',
    }),
    never('filters-are-pure', 'Filters know the vocabulary alone.', '^main/engine/filter/', {
      path: '^main/engine/(?!(filter|scim)/)',
    }),
    never('people-below-windows', 'What windows ask of people knows no windows.', '^main/engine/people/', {
      path: '^main/engine/(workbook/|[^/]+\\.ts$)',
    }),
    never('tenant-without-sql', 'The client of the tenant knows no mirror and no SQL.', '^main/engine/tenant/', {
      path: '^main/engine/(mirror|queue|sync|workbook|people)/|^migrations/|/(kysely|better-sqlite3)/',
    }),
    never('mirror-without-http', 'The mirror knows no tenant and no queue.', '^main/engine/mirror/', {
      path: '^main/engine/(tenant|queue|sync|workbook|people)/|^(node:)?https?$',
    }),
    never('queue-on-mirror', 'The queue stands on the mirror alone.', '^main/engine/queue/', {
      path: '^main/engine/(tenant|sync|workbook|people)/',
    }),
    never('sync-on-queue-and-tenant', 'Sync knows no workbooks.', '^main/engine/sync/', {
      path: '^main/engine/(workbook|people)/',
    }),
    never(
      'import-between-file-and-queue',
      'An import knows files, people and the queue, and no tenant.',
      '^main/engine/import/',
      {
        path: '^main/engine/(tenant|sync|workbook/(?!reading/|(cells|file|fingerprint|layout|likeness|own-workbook|sheet-names)\\.ts$)|filter|[^/]+\\.ts$)',
      },
    ),
    never(
      'import-above-the-queue',
      'What an import stands on knows of no import.',
      '^main/engine/(mirror|queue|sync|tenant|people|workbook|scim|filter)/',
      { path: '^main/engine/import/' },
    ),
    never('bulk-above-people-and-queue', 'Bulk edits know people and the queue, and no tenant.', '^main/engine/bulk/', {
      path: '^main/engine/(tenant|sync|workbook|import|filter|[^/]+\\.ts$)',
    }),
    never(
      'bulk-for-windows-alone',
      'What bulk edits stand on knows nothing of them.',
      '^main/engine/(mirror|queue|sync|tenant|people|workbook|import|scim|filter)/',
      { path: '^main/engine/bulk/' },
    ),
    never(
      'reading-for-desks-alone',
      'What is read beside the engine knows nothing of that.',
      '^main/engine/(mirror|queue|sync|tenant|people|workbook|import|bulk|scim|filter)/',
      {
        path: '^main/engine/reading/',
      },
    ),
    never('workbook-on-mirror-and-queue', 'Workbooks know no tenant.', '^main/engine/workbook/', {
      path: '^main/engine/(tenant|sync)/',
    }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // An import of types alone is a dependency as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
