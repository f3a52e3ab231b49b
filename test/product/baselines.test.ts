/**
 * Every page that a reader sees, against the committed pictures: pages of all PDFs, covers of the EPUBs, first screens of
 * the web pages. Not a single pixel may differ where the bundled browser printed them. With another browser (macOS,
 * Windows, ARM, or one that TAIYAKU_BROWSER names) pixels say nothing; there, and the title says so, the same pages must
 * be there in the same sizes.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFinding, type Finding, findingsOf, showFindings } from './baseline/findings.ts';
import { changedVersions, folderName, isReferenceMachine, readBaselines } from './baseline/folder.ts';
import { shoot } from './baseline/shots.ts';

const isExact = isReferenceMachine();
const title = isExact
  ? 'every page looks as its baseline, to the pixel'
  : 'the pages are those of the baselines, in their sizes (pixels are compared with the bundled browser only, on Linux x64)';

test(title, async (t) => {
  const [shots, baselines] = [await shoot(), await readBaselines()];
  const findings = findingsOf(baselines, shots).filter((finding) => isExact || isSeenAnywhere(finding));
  const advice = findings.length > 0 ? adviceOn(showFindings(findings)) : '';
  for (const edition of new Set([...shots.keys(), ...baselines.keys()].map(editionOf))) {
    await t.test(edition, () => {
      const lines = findings.filter(({ name }) => editionOf(name) === edition).map(describeFinding);
      assert.ok(lines.length === 0, `\n${lines.join('\n')}\n${advice}`);
    });
  }
});

/** @param folder of the pictures that show the findings */
function adviceOn(folder: string): string {
  return [
    `Old, new and difference side by side: ${folder}`,
    ...changedVersions(),
    `If it is meant: npm run baselines, and commit ${folderName} after a look.`,
  ].join('\n');
}

/** A picture that is there or not, or has another size. */
function isSeenAnywhere(finding: Finding): boolean {
  if (finding.kind !== 'changed') return true;
  const { before, shot } = finding;
  return before.width !== shot.picture.width || before.height !== shot.picture.height;
}

function editionOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/'));
}
