/** The YAML at the top of a chapter file. */
import { isMap, isScalar, LineCounter, parseDocument, type Scalar } from 'yaml';
import { type Message, message, type Places } from '../message/message.ts';
import { forbiddenCharacters } from './characters.ts';
import type { FrontMatter } from './manuscript.ts';

const known = ['title', 'short'] as const;
type Key = (typeof known)[number];

/** The lines above the YAML: the opening `---`. */
const fence = 1;

/**
 * Reads the front matter. All values are plain text, whatever they look like in YAML.
 *
 * Messages: `front-matter-syntax`, `front-matter-key`, `front-matter-text` (a list or a map where a text should be) and
 * `control-character` at their lines of the file, `front-matter-title` where the title is missing or empty.
 *
 * @param yaml the text between the fences, or nothing where the file has no front matter
 * @param at makes a place in the file from a 1-based line and column
 */
export function readFrontMatter(
  yaml: string | undefined,
  at: (line: number, column: number) => Places,
): { frontMatter: FrontMatter; messages: readonly Message[] } {
  const messages: Message[] = [];
  const values = new Map<Key, string>();
  const lines = new LineCounter();
  const document = parseDocument(yaml ?? '', { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return at(line + fence, col);
  };
  for (const error of document.errors) {
    messages.push(message('front-matter-syntax', place(error.pos[0]), { reason: error.message }));
  }
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const offset = (pair.key as Scalar).range?.[0] ?? 0;
    if (!isKnown(key)) {
      messages.push(message('front-matter-key', place(offset), { key, known: known.join(', ') }));
    } else if (pair.value !== null && !isScalar(pair.value)) {
      messages.push(message('front-matter-text', place(offset), { key }));
    } else {
      const value = isScalar(pair.value) ? String(pair.value.value ?? '').trim() : '';
      for (const { codePoint } of forbiddenCharacters(value)) {
        messages.push(message('control-character', place(offset), { codePoint }));
      }
      values.set(key, value);
    }
  }
  const title = values.get('title') ?? '';
  const short = values.get('short') ?? '';
  const unreadable =
    document.errors.length > 0 ||
    messages.some(({ code, values }) => code === 'front-matter-text' && values.key === 'title');
  if (title === '' && !unreadable) messages.push(message('front-matter-title', at(1, 1), {}));
  return { frontMatter: { title, ...(short !== '' && { short }) }, messages };
}

function isKnown(key: string): key is Key {
  return (known as readonly string[]).includes(key);
}
