/** E-mail → its text. The only file that knows postal-mime. */
import PostalMime from 'postal-mime';
import { dayOf } from '../day.ts';
import type { Sender } from './source-text.ts';

export interface Email {
  readonly subject?: string;
  readonly date?: string;
  readonly sender?: Sender;
  readonly text?: string;
  /** Only where the e-mail has no plain text. */
  readonly html?: string;
  /** Names of attached files, which are not imported. */
  readonly attachments: readonly string[];
}

const header =
  /^([A-Za-z][A-Za-z-]*|件名|題名|差出人|送信者|宛先|日付|日時|送信日時|返信先|Ｃｃ|CC)[ \t]*[:：][ \t\u3000]*(.*)$/u;
const telling =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|reply-to|sent|件名|題名|差出人|送信者|宛先|日付|日時|送信日時)$/iu;
const postmark = /^From \S+ .*\d{4}\s*$/;

/** The lines of a header, joined where they are folded, and where the text begins; nothing where there is no header. */
function headersOf(text: string): { readonly fields: ReadonlyMap<string, string>; readonly body: string } | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const fields = new Map<string, string>();
  let index = postmark.test(lines[0] ?? '') ? 1 : 0;
  let last: string | undefined;
  for (; index < lines.length && lines[index]?.trim() !== ''; index += 1) {
    const line = lines[index] ?? '';
    const match = header.exec(line);
    if (match?.[1] !== undefined) {
      last = match[1].toLowerCase();
      if (!fields.has(last)) fields.set(last, match[2]?.trim() ?? '');
    } else if (last !== undefined && /^[ \t]/.test(line)) {
      fields.set(last, `${fields.get(last)} ${line.trim()}`);
    } else return undefined;
  }
  const known = [...fields.keys()].filter((name) => telling.test(name));
  return known.length >= 2 ? { fields, body: lines.slice(index + 1).join('\n') } : undefined;
}

/** Whether bytes are an e-mail as programs save it, with its header fields. */
export function isRawEmail(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 32_768));
  const found = headersOf(start);
  return (
    found !== undefined &&
    ['mime-version', 'content-type', 'content-transfer-encoding'].some((name) => found.fields.has(name))
  );
}

/**
 * Reads an e-mail as programs save it (RFC 5322, MIME RFC 2045 to 2049, format=flowed RFC 3676): any charset, quoted
 * printable or base64, several parts.
 */
export async function readRawEmail(bytes: Uint8Array): Promise<Email> {
  const mail = await PostalMime.parse(bytes);
  const day = dayOf(mail.headers.find(({ key }) => key === 'date')?.value ?? '');
  const text = mail.text?.trim() ? mail.text : undefined;
  const address = mail.from?.address;
  return {
    ...(mail.subject && { subject: mail.subject }),
    ...(day && { date: day }),
    ...(address && { sender: { email: address, ...(mail.from?.name && { name: mail.from.name }) } }),
    ...(text !== undefined && { text }),
    ...(text === undefined && mail.html !== undefined && { html: mail.html }),
    attachments: mail.attachments.map(({ filename, mimeType }) => filename ?? mimeType),
  };
}

/** Reads an e-mail whose header was copied as text, in English or Japanese; nothing where the text begins otherwise. */
export function readPastedEmail(text: string): Email | undefined {
  const found = headersOf(text);
  if (!found) return undefined;
  const { fields, body } = found;
  const first = (...names: readonly string[]): string | undefined =>
    names.map((name) => fields.get(name)).find((value) => value);
  const subject = first('subject', '件名', '題名');
  const day = dayOf(first('date', 'sent', '日付', '日時', '送信日時') ?? '');
  const sender = senderOf(first('from', '差出人', '送信者') ?? '');
  return {
    ...(subject && { subject }),
    ...(day && { date: day }),
    ...(sender && { sender }),
    text: body,
    attachments: [],
  };
}

/** `Name <a@b.example>`, `a@b.example (Name)` or the address alone. */
function senderOf(value: string): Sender | undefined {
  const email = /[^\s<>(),;"]+@[^\s<>(),;"]+/.exec(value)?.[0];
  if (email === undefined) return undefined;
  const name = value
    .replace(email, '')
    .replace(/[<>()"“”]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { email, ...(name && { name }) };
}
