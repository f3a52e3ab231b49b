/** `npm run dev`: preview with live reload on 127.0.0.1; a change to a manuscript or a template builds again. */
import { watch } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { printMessages, processConsole } from './command/console.ts';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { replaceFolder } from './command/replace-folder.ts';
import { usageStatus } from './command/usage.ts';
import { writeCatalogue } from './command/write-catalogue.ts';
import { build, hasErrors } from './pipeline.ts';
import { translator } from './template/translate.ts';
import { lateBrowser } from './writer/browser/late-browser.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.epub': 'application/epub+zip',
  '.xml': 'application/atom+xml',
};

await guard(async () => {
  const argv = process.argv.slice(2);
  const port = argv.indexOf('--port');
  const { values } = parseArgs({
    args: port === -1 ? [] : argv.slice(port, port + 2),
    options: { port: { type: 'string' } },
  });
  const parsed = parseOptions(port === -1 ? argv : argv.toSpliced(port, 2), process.env);
  if (parsed.kind !== 'options') return usageStatus(parsed, 'dev');
  const { options } = parsed;
  const word = translator(options.language);
  const console = processConsole(false);
  // The preview has a folder of its own: what lies in dist is only ever what a build has made.
  const folder = join(tmpdir(), `taiyaku-preview-${process.pid}`);
  const listeners = new Set<ServerResponse>();

  const rebuild = async (): Promise<void> => {
    const browser = lateBrowser(true);
    const outcome = await build({ ...options, browser: browser.session, progress: console.progress }).finally(
      browser.close,
    );
    printMessages(console, outcome.messages, word);
    if (outcome.unknown !== undefined) {
      console.error(word('command.unknownPublication', { name: outcome.unknown, folder: options.manuscripts }));
    }
    if (hasErrors(outcome.messages)) return;
    for (const { id, files } of outcome.finished) await replaceFolder(join(folder, id), files);
    // The preview's folder holds what was asked for and nothing of other builds.
    await writeCatalogue(folder, outcome.finished, true);
    for (const listener of listeners) listener.write('data: changed\n\n');
    console.error(word('command.devReady', { address }));
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    const path = normalize(decodeURIComponent(pathname)).replace(/^[/\\]+/, '');
    const file = join(folder, path === '' || pathname.endsWith('/') ? join(path, 'index.html') : path);
    const bytes = file.startsWith(folder) ? await readFile(file).catch(() => undefined) : undefined;
    if (!bytes) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(word('command.devNotFound'));
      return;
    }
    const type = mediaTypes[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(type.startsWith('text/html') ? withReload(bytes) : bytes);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(values.port ?? 0), '127.0.0.1', resolve);
  });
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : ''}/`;

  let waiting: NodeJS.Timeout | undefined;
  let work = rebuild();
  const changed = (): void => {
    clearTimeout(waiting);
    // Editors write a file in several steps; one build a moment later is enough for all of them.
    waiting = setTimeout(() => {
      work = work.then(rebuild);
    }, 150);
  };
  const watchers = [options.manuscripts, new URL('../templates', import.meta.url)].map((path) =>
    watch(path, { recursive: true }, changed),
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  for (const watcher of watchers) watcher.close();
  for (const listener of listeners) listener.end();
  server.close();
  await rm(folder, { recursive: true, force: true });
  return exitStatus.done;
});

/** The page with a script that reloads it; the page's own policy allows no such script, so the preview leaves it out. */
function withReload(page: Uint8Array): string {
  return new TextDecoder()
    .decode(page)
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace('</body>', "<script>new EventSource('/events').onmessage = () => location.reload();</script></body>");
}
