/**
 * A process of its own for each size: the alignment of two manuscripts alone. Called with a file that holds them parsed, so
 * that making and reading them leaves no memory behind; prints wall and processor time in ms, and by how many MB the largest
 * resident set is above the one before. (The difference of the heap says nothing: a collection in between may leave it
 * smaller than it was.)
 */
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { Manuscript } from '../../../scripts/manuscript/manuscript.ts';
import { noEvidence, pair } from '../../../scripts/parallel/pair.ts';

const { ja, en } = deserialize(readFileSync(process.argv[2] ?? '')) as Readonly<Record<'ja' | 'en', Manuscript>>;
globalThis.gc?.();
const before = { cpu: process.cpuUsage(), wall: performance.now(), rss: process.memoryUsage.rss() };
pair(ja, en, noEvidence);
const cpu = process.cpuUsage(before.cpu);
const figures = [
  performance.now() - before.wall,
  (cpu.user + cpu.system) / 1000,
  process.resourceUsage().maxRSS / 1024 - before.rss / 2 ** 20,
];
console.log(JSON.stringify(figures));
