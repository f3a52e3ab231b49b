/**
 * A process of its own for each size: two Markdown files of a book made by rule → their alignment as lines, as
 * `npm run align` does it. Called with the number of blocks; prints wall and processor time in ms and the most memory in MB.
 */
import { alignFiles } from '../../../scripts/stage/align-files.ts';
import { synthetic } from './corpus.ts';

const [truth = []] = synthetic(5, Number(process.argv[2])).chapters;
const file = (language: 'ja' | 'en') => ({
  file: `${language}.md`,
  bytes: new TextEncoder().encode(truth.flatMap((group) => group[language]).join('\n\n')),
});
const [ja, en] = [file('ja'), file('en')];
const before = { cpu: process.cpuUsage(), wall: performance.now() };
alignFiles(ja, en);
const cpu = process.cpuUsage(before.cpu);
const figures = [
  performance.now() - before.wall,
  (cpu.user + cpu.system) / 1000,
  process.resourceUsage().maxRSS / 1024,
];
console.log(JSON.stringify(figures));
