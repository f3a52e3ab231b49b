/**
 * A program for endings.test.ts: opens a browser with its session folder in the folder given as first argument, prints a
 * long page, and while that goes on ends in the way given as second argument, or waits to be ended. With `close` it only
 * opens and closes sessions, and prints the timers that they left.
 */
import { openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { thisMachine } from '../../../scripts/writer/browser/machine.ts';

const [, , temporary = '', way] = process.argv;
const session = await openBrowser({ ...thisMachine(), temporary });
if (way === 'close') {
  await session.close();
  // Several times, because it is a race which of the two is first.
  for (let count = 1; count < 8; count += 1) await (await openBrowser({ ...thisMachine(), temporary })).close();
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout');
  process.stdout.write(JSON.stringify(timers));
  process.exit(0);
}
const page = await session.open('<h1>a</h1><p>b</p>'.repeat(5000), new Map());
if (way === 'own') process.on('SIGINT', () => process.exit(9));
const printing = page.pdf({ outline: true });
process.stdout.write('printing\n');
if (way === 'exit') process.exit(7);
if (way === 'throw') throw new Error('on purpose');
if (way === 'reject') void Promise.reject(new Error('on purpose'));
await printing;
await session.close();
