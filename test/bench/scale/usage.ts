/** Loaded before the program that is measured: writes down what its process used. Of the browser, it knows nothing. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { TAIYAKU_USAGE: file } = process.env;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  if (file !== undefined) writeFileSync(file, JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
});
