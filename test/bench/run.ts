/**
 * The front door of the benchmarks: `npm run bench` and its parts answer `--help` like every command, and a wrong call
 * measures nothing. Each measurement is a program of its own beside this file.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exitStatus } from '../../scripts/command/exit-status.ts';
import { guard } from '../../scripts/command/guard.ts';
import { plainCall, type PlainOptions } from '../../scripts/command/plain-call.ts';
import { usageStatus } from '../../scripts/command/usage.ts';

/** The programs of each command, in their order, and the names that it takes. */
const benches = {
  bench: { programs: ['bench.ts', 'book.ts', 'scale.ts'], options: {} },
  'bench:align': { programs: ['align.ts'], options: { names: 'any' } },
  'bench:book': { programs: ['book.ts'], options: {} },
  'bench:scale': { programs: ['scale.ts'], options: { names: ['growth', 'stages', 'hostile', 'fuzz'] } },
} as const satisfies Readonly<Record<string, { programs: readonly string[]; options: PlainOptions }>>;

// package.json gives the name of the command before what the user typed.
const [name, ...argv] = process.argv.slice(2) as [keyof typeof benches, ...string[]];

await guard(() => {
  const { programs, options } = benches[name];
  const call = plainCall(argv, process.env, options);
  if (call.kind !== 'run') return Promise.resolve(usageStatus(call, name));
  for (const program of programs) {
    const path = join(import.meta.dirname, program);
    const { status } = spawnSync(process.execPath, [path, ...call.names], { stdio: 'inherit' });
    if (status !== 0) return Promise.resolve(status ?? exitStatus.machine);
  }
  return Promise.resolve(exitStatus.done);
});
