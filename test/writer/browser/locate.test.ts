import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type BrowserWorld, installCommand, locateBrowser } from '../../../scripts/writer/browser/locate.ts';

/** A machine on which exactly these files exist. */
function world(overrides: Partial<BrowserWorld>, files: readonly string[] = []): BrowserWorld {
  return { platform: 'linux', arch: 'x64', env: {}, ...overrides, exists: (path) => files.includes(path) };
}

const archives = '/p/bin';
const packed = '/p/bin/chromium.br';
const chrome = '/usr/bin/google-chrome';

describe('a browser named by a variable', () => {
  const env = { TAIYAKU_BROWSER: '/a', PUPPETEER_EXECUTABLE_PATH: '/b' };

  test('comes before the bundled and the installed one', () => {
    const location = locateBrowser(world({ env, archives }, ['/a', '/b', packed, chrome]));
    assert.deepEqual(location, { kind: 'named', path: '/a', variable: 'TAIYAKU_BROWSER' });
  });

  test('may be named by the launcher’s own variable, which is the weaker one', () => {
    const weaker = { PUPPETEER_EXECUTABLE_PATH: '/b' };
    const location = locateBrowser(world({ env: weaker, archives }, ['/b', packed]));
    assert.deepEqual(location, { kind: 'named', path: '/b', variable: 'PUPPETEER_EXECUTABLE_PATH' });
  });

  test('that is not there is an error even when there are others', () => {
    const location = locateBrowser(world({ env, archives }, ['/b', packed, chrome]));
    assert.deepEqual(location, { kind: 'dangling', path: '/a', variable: 'TAIYAKU_BROWSER' });
  });

  test('is not named by an empty variable', () => {
    assert.equal(locateBrowser(world({ env: { TAIYAKU_BROWSER: '' }, archives }, [packed])).kind, 'bundled');
  });
});

describe('the bundled browser', () => {
  test('comes before an installed one', () => {
    assert.deepEqual(locateBrowser(world({ archives }, [packed, chrome])), { kind: 'bundled', archives });
  });

  for (const [why, overrides, files] of [
    ['on another architecture', { archives, arch: 'arm64' }, [packed, chrome]],
    ['when its archive is missing', { archives }, [chrome]],
    ['when its package is missing', {}, [packed, chrome]],
  ] as const) {
    test(`is passed over ${why}`, () => {
      assert.deepEqual(locateBrowser(world(overrides, files)), { kind: 'installed', path: chrome });
    });
  }

  test('is passed over on another system', () => {
    assert.equal(locateBrowser(world({ platform: 'darwin', archives }, [packed])).kind, 'missing');
  });
});

describe('an installed browser', () => {
  const mac = (name: string) => `/Applications/${name}.app/Contents/MacOS/${name}`;
  const windows = {
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\hanako\\AppData\\Local',
  };
  const rows: readonly (readonly [string, Partial<BrowserWorld>, readonly string[], string])[] = [
    ['Chrome on macOS', { platform: 'darwin' }, [mac('Google Chrome'), mac('Microsoft Edge')], mac('Google Chrome')],
    ['Edge on macOS', { platform: 'darwin' }, [mac('Chromium'), mac('Microsoft Edge')], mac('Microsoft Edge')],
    ['Chromium on macOS', { platform: 'darwin' }, [mac('Chromium')], mac('Chromium')],
    [
      'Chrome in the home folder on macOS',
      { platform: 'darwin', env: { HOME: '/Users/hanako' } },
      [`/Users/hanako${mac('Google Chrome')}`, mac('Microsoft Edge')],
      `/Users/hanako${mac('Google Chrome')}`,
    ],
    [
      'Chrome for one user on Windows',
      { platform: 'win32', env: windows },
      [
        'C:\\Users\\hanako\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      ],
      'C:\\Users\\hanako\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    ],
    [
      'Edge on Windows',
      { platform: 'win32', env: windows },
      ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    ['Chrome on the PATH', { env: { PATH: '/x:/y' } }, ['/y/google-chrome', '/x/chromium'], '/y/google-chrome'],
    ['Edge before Chromium', { env: { PATH: '/x:/y' } }, ['/x/chromium', '/y/microsoft-edge'], '/y/microsoft-edge'],
    ['Chromium on the PATH', { env: { PATH: '/x:/y' } }, ['/y/chromium'], '/y/chromium'],
    [
      'Chrome outside a bare PATH',
      { env: {} },
      ['/opt/google/chrome/google-chrome'],
      '/opt/google/chrome/google-chrome',
    ],
  ];
  for (const [name, overrides, files, path] of rows) {
    test(name, () => assert.deepEqual(locateBrowser(world(overrides, files)), { kind: 'installed', path }));
  }

  test('is never taken from a relative entry of the PATH', () => {
    assert.equal(locateBrowser(world({ env: { PATH: '.:bin' } }, ['chromium', 'bin/chromium'])).kind, 'missing');
  });
});

describe('no browser', () => {
  for (const [platform, file, command] of [
    ['linux', '/usr/bin/apt-get', 'sudo apt-get install chromium'],
    ['linux', '/usr/bin/dnf', 'sudo dnf install chromium'],
    ['linux', '/usr/bin/pacman', 'sudo pacman -S chromium'],
    ['linux', '/nothing', 'sudo apt-get install chromium'],
    ['darwin', '/nothing', 'brew install --cask google-chrome'],
    ['win32', '/nothing', 'winget install Google.Chrome'],
  ] as const) {
    test(`${platform} with ${file}: ${command}`, () => {
      const bare = world({ platform }, [file]);
      assert.deepEqual(locateBrowser(bare), { kind: 'missing', command });
      assert.equal(installCommand(bare), command);
    });
  }
});
