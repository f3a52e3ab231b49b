/** What has become of the pictures since the baselines were made. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparison, type Difference, differenceOf } from './difference.ts';
import type { Picture } from './picture.ts';
import { pngOf } from './png.ts';
import type { Shot, Shots } from './shots.ts';

export type Finding = { readonly name: string } & (
  | { readonly kind: 'new'; readonly shot: Shot }
  | { readonly kind: 'gone'; readonly before: Picture }
  | { readonly kind: 'changed'; readonly before: Picture; readonly shot: Shot; readonly difference: Difference }
);

/** Sorted by name; empty where every picture has its baseline, with no differing pixel, and the reverse. */
export function findingsOf(baselines: ReadonlyMap<string, Picture>, shots: Shots): Finding[] {
  const names = [...new Set([...baselines.keys(), ...shots.keys()])].toSorted();
  return names.flatMap((name): Finding[] => {
    const before = baselines.get(name);
    const shot = shots.get(name);
    if (!shot) return before ? [{ name, kind: 'gone', before }] : [];
    if (!before) return [{ name, kind: 'new', shot }];
    const difference = differenceOf(before, shot.picture);
    return difference ? [{ name, kind: 'changed', before, shot, difference }] : [];
  });
}

/** A line that says which picture, how many pixels differ, and in which box, measured from the upper left corner. */
export function describeFinding(finding: Finding): string {
  if (finding.kind !== 'changed') return `${finding.kind.padEnd(8)} ${finding.name}`;
  const { name, before, shot, difference } = finding;
  const { picture, millimetresPerPixel: scale } = shot;
  const length = (pixels: number): string => (scale === undefined ? String(pixels) : (pixels * scale).toFixed(1));
  const unit = scale === undefined ? 'px' : 'mm';
  const box = `x ${length(difference.left)}–${length(difference.right)}, y ${length(difference.top)}–${length(difference.bottom)} ${unit}`;
  const size = ({ width, height }: Picture): string => `${length(width)} × ${length(height)} ${unit}`;
  const resized = size(before) === size(picture) ? '' : `; was ${size(before)}, is ${size(picture)}`;
  return `changed  ${name}: ${difference.count.toLocaleString('en')} px in ${box}${resized}`;
}

/** Writes for each finding a picture for the eye, and gives the folder, which is new. */
export function showFindings(findings: readonly Finding[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'taiyaku-baselines-'));
  for (const finding of findings) {
    const [publication = '', edition = '', page = ''] = finding.name.split('/');
    mkdirSync(join(folder, publication), { recursive: true });
    writeFileSync(join(folder, publication, `${edition}-${page}-${finding.kind}.png`), pngOf(shown(finding)));
  }
  return folder;
}

function shown(finding: Finding): Picture {
  switch (finding.kind) {
    case 'new':
      return finding.shot.picture;
    case 'gone':
      return finding.before;
    case 'changed':
      return comparison(finding.before, finding.shot.picture, finding.difference);
  }
}
