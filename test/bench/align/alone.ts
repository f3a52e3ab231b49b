/**
 * A process of its own for each size: the alignment of two manuscripts alone, without reading them. Called with the number
 * of blocks; prints wall and processor time in ms and the most memory in MB that the process held, the texts included. (The
 * difference of the heap says nothing: a collection in between may leave it smaller than it was.)
 */
import { noEvidence, pair } from '../../../scripts/parallel/pair.ts';
import { synthetic } from './corpus.ts';
import { manuscript } from './score.ts';

const [truth = []] = synthetic(5, Number(process.argv[2])).chapters;
const [ja, en] = (['ja', 'en'] as const).map((language) =>
  manuscript(
    language,
    truth.flatMap((group) => group[language]),
  ),
);
if (!ja || !en) throw new Error('no texts');
const before = { cpu: process.cpuUsage(), wall: performance.now() };
pair(ja, en, noEvidence);
const cpu = process.cpuUsage(before.cpu);
const figures = [
  performance.now() - before.wall,
  (cpu.user + cpu.system) / 1000,
  process.resourceUsage().maxRSS / 1024,
];
console.log(JSON.stringify(figures));
