/** What XML 1.0 does not allow (2.2, Char), and the controls U+007F to U+009F, which it discourages and HTML forbids. */
const forbidden = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What nearly no text has: with none of these, nothing needs to be done. In UTF-16 units, which is faster. */
// eslint-disable-next-line no-control-regex
const suspicious = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]/;

/** The text without the characters that an XML file cannot hold; half a surrogate pair becomes U+FFFD. */
export function xmlText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.toWellFormed().replace(forbidden, '');
}

/** The same data with every string in it, at any depth, made fit for XML. */
export function xmlData<Data>(data: Data): Data {
  return clean(data) as Data;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return xmlText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
}
