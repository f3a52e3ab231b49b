// The rooms and who may enter them. Imports point one way; each rule says why in plain language.
const room = (name) => `^scripts/${name}/`;
const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: room(name) },
  to: { path: '^(scripts|test)/', pathNot: [room(name), ...allowed] },
});

/** A file of `publication` that holds data only, so that pure rooms may read it. */
const paperAndTypes = ['^scripts/publication/(schema|paper)\\.ts$'];
const message = '^scripts/message/';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or a third one is missing.',
      from: { path: '^scripts/' },
      to: { circular: true },
    },
    only('message', [], 'A message is plain data that every room may make; it must not know any of them.'),
    only('template', [message], 'Words and style sheets are loaded for whoever asks; they know no publication.'),
    only('publication', [message], 'Settings are read before anything else exists.'),
    only('manuscript', [message], 'One Markdown file is read without knowing its counterpart or what becomes of it.'),
    only('typography', [message], 'Typography turns hast into hast; it must work for every edition and every source.'),
    only(
      'parallel',
      [message, '^scripts/manuscript/manuscript\\.ts$'],
      'Alignment sees the shapes of manuscripts, not how they are parsed.',
    ),
    only(
      'exchange',
      [message, '^scripts/manuscript/', '^scripts/parallel/'],
      'What comes from or goes to other programs meets the manuscripts as Markdown and the rows as pairs; no edition or settings reader is needed for that, and front doors do the writing.',
    ),
    only(
      'edition',
      [message, '^scripts/parallel/', '^scripts/template/', '^scripts/manuscript/manuscript\\.ts$', ...paperAndTypes],
      'An edition is a view of the parallel document; it knows no browser, no file and no parser.',
    ),
    only(
      'writer',
      [message, ...paperAndTypes],
      'A writer turns finished hast into bytes; it knows no manuscript and no edition.',
    ),
    only('release', [message], 'A manifest describes bytes, wherever they come from.'),
    only(
      'stage',
      [
        '^scripts/(message|publication|manuscript|parallel|typography|edition|writer|release|template)/',
        '^scripts/command/options\\.ts$',
      ],
      'A stage joins rooms; front doors and the pipeline call it, never the other way round.',
    ),
    {
      name: 'pure-rooms',
      severity: 'error',
      comment:
        'The same manuscripts must always give the same pages: these rooms have no files, network, clock or processes.',
      from: {
        path: [
          '^scripts/(parallel|typography|edition|exchange|message)/',
          '^scripts/writer/imposition/(?!render|source)',
          '^scripts/writer/pagination/',
        ],
      },
      to: { dependencyTypes: ['core'], pathNot: ['^(node:)?crypto$'] },
    },
    {
      name: 'one-browser',
      severity: 'error',
      comment: 'Only the browser room knows how Chromium is started and spoken to; everybody else gets an open page.',
      from: { path: '^scripts/', pathNot: '^scripts/writer/browser/' },
      to: { path: 'node_modules/(puppeteer|puppeteer-core|@sparticuz)' },
    },
    {
      name: 'one-epub-packager',
      severity: 'error',
      comment: 'Only one file knows epub-gen-memory, so that it can be updated or replaced there.',
      from: { path: '^scripts/', pathNot: '^scripts/writer/epub/archive\\.ts$' },
      to: { path: 'node_modules/epub-gen-memory' },
    },
    {
      name: 'templates-know-nothing',
      severity: 'error',
      comment: 'What a designer edits must not depend on code.',
      from: { path: '^templates/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      comment: 'What is shipped must not need what tests it.',
      from: { path: '^scripts/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependencies-in-product',
      severity: 'error',
      comment: 'A package that the build needs stands in "dependencies".',
      from: { path: '^scripts/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // Packages that give types only.
        pathNot: 'node_modules/(@types/|micromark-util-types/|mdast-util-from-markdown/)',
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing uses is dead; front doors are used by package.json.',
      from: { path: '^scripts/.+/', orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'tsc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
