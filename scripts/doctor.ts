/** `npm run doctor`: what this machine has, what is missing, and the one command that mends it. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { doctorReport, examine, isHealthy, type Patient } from './command/examination.ts';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { plainCall } from './command/plain-call.ts';
import { usageStatus } from './command/usage.ts';
import { translator } from './template/translate.ts';
import { type BrowserProgram, findBrowser, openBrowser } from './writer/browser/browser.ts';
import { writable } from './writer/browser/cache.ts';
import { type Machine, thisMachine } from './writer/browser/machine.ts';
import { coverageOf } from './writer/font/coverage.ts';
import { faceVersion } from './writer/font/faces.ts';

await guard(async () => {
  const call = plainCall(process.argv.slice(2), process.env);
  if (call.kind !== 'run') return usageStatus(call, 'doctor');
  const checks = await examine(thisPatient(thisMachine()));
  process.stdout.write(`${doctorReport(checks, translator(call.language))}\n`);
  return isHealthy(checks) ? exitStatus.done : exitStatus.machine;
});

/** The machine that this runs on. */
function thisPatient(machine: Machine): Patient {
  const dist = resolve('dist');
  let program: BrowserProgram | undefined;
  return {
    platform: machine.platform,
    nodeVersion: process.version,
    browser: async () => {
      const start = performance.now();
      program = await findBrowser(machine);
      const path = relative('', program.executable);
      return {
        path: path.startsWith('..') ? program.executable : path,
        ...(program.fresh ? { unpackedIn: (performance.now() - start) / 1000 } : {}),
      };
    },
    print: async () => {
      const start = performance.now();
      const session = await openBrowser(machine);
      try {
        const page = await session.open('<html lang=en><title>t</title><p>t', new Map());
        await page.pdf({ outline: true });
      } finally {
        await session.close();
      }
      return { version: session.version, seconds: (performance.now() - start) / 1000 };
    },
    fontVersion: faceVersion,
    characters: async (face) => {
      const has = await coverageOf(face, machine.cache);
      return Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(has).length;
    },
    java: () => {
      const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
      return status === 0 ? stderr.split('\n')[0]?.trim() : undefined;
    },
    cache: relative('', machine.cache),
    dist: relative('', dist),
    writable: (folder) => (folder === relative('', dist) ? canMake(dist) : writable(resolve(folder))),
  };
}

/** Whether a folder is writable, or could be made; makes nothing. */
function canMake(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && canMake(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
