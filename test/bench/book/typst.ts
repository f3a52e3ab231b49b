/**
 * Typst on the same text, printed beside the others if the user has installed it:
 * `npm install --no-save @myriaddreamin/typst-ts-node-compiler` (Apache-2.0, 51 MB, no download at installation). It is no
 * dependency: nothing else here needs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const name = '@myriaddreamin/typst-ts-node-compiler';
const require = createRequire(import.meta.url);

/** The part of the compiler that is used. */
interface Compiler {
  pdf(source: { mainFileContent: string }): Uint8Array;
}

/** @returns a line of figures, or that it is not installed; `runs` compilations, each in a new compiler */
export async function typstLine(publication: string, runs: number): Promise<string> {
  let create: (options: object) => Compiler;
  try {
    const { NodeCompiler } = (await import(name)) as { NodeCompiler: { create: typeof create } };
    create = (options) => NodeCompiler.create(options);
  } catch {
    return `Typst: not installed, not measured (npm install --no-save ${name})`;
  }
  const faces = [
    'noto-serif-jp/400Regular',
    'noto-serif-jp/700Bold',
    'source-serif-4/400Regular',
    'source-serif-4/700Bold',
  ];
  const fontPaths = faces.map((face) => {
    const [family = '', weight = ''] = face.split('/');
    return join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), weight);
  });
  const mainFileContent = typstSource(publication);
  const times: number[] = [];
  let text = '';
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const pdf = create({ workspace: publication, fontArgs: [{ fontPaths }] }).pdf({ mainFileContent });
    times.push(performance.now() - start);
    text = Buffer.from(pdf).toString('latin1');
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  const pages = [...text.matchAll(/\/Type\s*\/Page\b/g)].length;
  const tags = text.includes('/StructTreeRoot') ? 'tagged' : 'without tags that can be seen';
  return `Typst, the same text in two columns: ${middle.toFixed(0)} ms, ${pages} pages, ${tags}`;
}

/** Rows side by side on A5, headings bold: no notes, no contents, no running heads. */
function typstSource(publication: string): string {
  const chapters = readdirSync(join(publication, 'ja')).toSorted();
  const blocks = (language: string, chapter: string): string[] =>
    readFileSync(join(publication, language, chapter), 'utf8')
      .replace(/^---\n.*?\n---\n/s, '')
      .split(/\n{2,}/)
      .map((block) => block.trim())
      .filter((block) => block !== '' && !block.startsWith('<!--'));
  const cell = (block = ''): string => {
    const text = JSON.stringify(block.replace(/^#+ /, '').replaceAll('\n', ' '));
    return block.startsWith('#') ? `strong(${text})` : text;
  };
  const rows = chapters.flatMap((chapter) => {
    const en = blocks('en', chapter);
    return blocks('ja', chapter).map((ja, index) => `${cell(ja)}, ${cell(en[index])},`);
  });
  return `#set page(paper: "a5", margin: 14mm)
#set text(font: ("Source Serif 4", "Noto Serif JP"), size: 8.5pt, lang: "ja")
#set par(justify: true)
#grid(columns: (1fr, 1fr), column-gutter: 5.5mm, row-gutter: 1em, ${rows.join('\n')})
`;
}
