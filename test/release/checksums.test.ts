import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { checksumsText } from '../../scripts/release/checksums.ts';
import { manifestOf, manifestText } from '../../scripts/release/manifest.ts';
import { about } from './about.ts';

it('is what the usual programs check a folder with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taiyaku-sums-'));
  const utf8 = new TextEncoder();
  try {
    const artifacts = ['small.epub', 'an odd name.pdf'].map((path) => ({
      path,
      kind: 'book' as const,
      edition: 'book',
      languages: ['ja', 'en'] as const,
      mediaType: 'application/pdf',
      bytes: utf8.encode(path),
    }));
    const manifest = manifestOf({ ...about, id: 'small', version: '1.0', languages: ['ja', 'en'] }, artifacts);
    const text = manifestText(manifest);
    for (const { path, bytes } of artifacts) writeFileSync(join(folder, path), bytes);
    writeFileSync(join(folder, 'manifest.json'), text);
    writeFileSync(join(folder, 'SHA256SUMS'), checksumsText(manifest, utf8.encode(text)));
    const [program = '', ...argv] = process.platform === 'darwin' ? ['shasum', '-a', '256'] : ['sha256sum'];
    const check = () =>
      execFileSync(program, [...argv, '-c', 'SHA256SUMS'], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'C' },
      }).toString();
    assert.equal(check(), 'an odd name.pdf: OK\nmanifest.json: OK\nsmall.epub: OK\n');
    writeFileSync(join(folder, 'small.epub'), 'changed');
    assert.throws(check);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
