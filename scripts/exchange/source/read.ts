/** A file of any kind → its text, or the message why there is none. */
import { type Message, message, type Places, sidePlace } from '../../message/message.ts';
import { plainTextBlocks } from '../plain/blocks.ts';
import { decodeSource } from './decode.ts';
import { readWordDocument } from './docx.ts';
import { type Email, isRawEmail, readPastedEmail, readRawEmail } from './email.ts';
import { fileKind } from './file-kind.ts';
import { declaredCharset, readHypertext } from './hypertext.ts';
import type { ReadSource, SourceFile, SourceText } from './source-text.ts';

/**
 * Reads plain text, e-mail, HTML or DOCX. Never throws.
 *
 * Messages: `import-empty`, `import-kind` (no text), `import-encoding`, `file-damaged`, `import-damaged` (a broken DOCX),
 * all without text; `import-attachment` for each file that came with an e-mail and is not imported.
 */
export async function readSourceFile(source: SourceFile): Promise<ReadSource> {
  const at = sidePlace(source.language, { file: source.file, line: 1, column: 1 });
  const { kind, found } = fileKind(source.bytes, source.file);
  switch (kind) {
    case 'empty':
      return { messages: [message('import-empty', at, {})] };
    case 'binary':
      return { messages: [message('import-kind', at, { found: found ?? '' })] };
    case 'docx':
      return filled(await wordText(source, at), at);
    case 'html':
      return filled(pageText(source), at);
    case 'text':
      return filled(isRawEmail(source.bytes) ? await emailText(source, at) : plainText(source), at);
  }
}

/** A file that has a text, but nothing in it, is as good as empty. */
function filled(read: ReadSource, at: Places): ReadSource {
  if (!read.text || read.text.blocks.length > 0) return read;
  return { messages: [...read.messages, message('import-empty', at, {})] };
}

async function wordText({ bytes }: SourceFile, at: Places): Promise<ReadSource> {
  try {
    const { html, images } = await readWordDocument(bytes);
    return { text: { blocks: readHypertext(html).blocks, images }, messages: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { messages: [message('import-damaged', at, { kind: 'DOCX', reason })] };
  }
}

function pageText(source: SourceFile): ReadSource {
  const { text, messages } = decodeSource(source, declaredCharset(source.bytes));
  return { ...(text !== undefined && { text: readHypertext(text) }), messages };
}

function plainText(source: SourceFile): ReadSource {
  const { text, messages } = decodeSource(source);
  if (text === undefined) return { messages };
  const email = readPastedEmail(text);
  return { text: email ? textOf(email, source) : { blocks: plainTextBlocks(text, source.language) }, messages };
}

async function emailText(source: SourceFile, at: Places): Promise<ReadSource> {
  let email: Email;
  try {
    email = await readRawEmail(source.bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { messages: [message('import-damaged', at, { kind: 'MIME', reason })] };
  }
  const messages: Message[] = email.attachments.map((name) => message('import-attachment', at, { name }));
  return { text: textOf(email, source), messages };
}

function textOf({ subject, date, sender, text, html }: Email, { language }: SourceFile): SourceText {
  return {
    ...(subject && { title: subject }),
    ...(date && { date }),
    ...(sender && { sender }),
    blocks: text === undefined ? readHypertext(html ?? '').blocks : plainTextBlocks(text, language),
  };
}
