/**
 * `npm run baselines`: draws every page of the shipped publications and makes the pictures in test/baselines what they
 * are now. Says which ones changed, appeared and vanished, and writes the changes side by side for a look. A picture that
 * stayed the same keeps its file, so that the repository grows only by what changed.
 */
import { exitStatus } from '../../../scripts/command/exit-status.ts';
import { guard } from '../../../scripts/command/guard.ts';
import { plainCall } from '../../../scripts/command/plain-call.ts';
import { usageStatus } from '../../../scripts/command/usage.ts';
import { describeFinding, findingsOf, showFindings } from './findings.ts';
import { isReferenceMachine, readBaselines, renewBaselines } from './folder.ts';
import { shoot } from './shots.ts';

await guard(async () => {
  const call = plainCall(process.argv.slice(2), process.env);
  if (call.kind !== 'run') return usageStatus(call, 'baselines');
  if (!isReferenceMachine()) {
    process.stderr.write('The baselines are made with the bundled browser, which is for Linux on x64.\n');
    return exitStatus.machine;
  }
  const [shots, baselines] = [await shoot(), await readBaselines()];
  const findings = findingsOf(baselines, shots);
  renewBaselines(findings);
  for (const finding of findings) process.stdout.write(`${describeFinding(finding)}\n`);
  const count = (kind: string): number => findings.filter((finding) => finding.kind === kind).length;
  const stayed = shots.size - count('changed') - count('new');
  process.stdout.write(
    `${count('changed')} changed, ${count('new')} new, ${count('gone')} gone, ${stayed} as they were\n`,
  );
  const changed = findings.filter(({ kind }) => kind === 'changed');
  if (changed.length > 0) process.stdout.write(`old | new | difference: ${showFindings(changed)}\n`);
  return exitStatus.done;
});
