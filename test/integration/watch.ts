/**
 * Watches the extension while the tests run: it starts no process, opens no connection, runs no text as code, and
 * writes no file but those that it was asked for. What its bundles call of that is refused, and told. Worker threads
 * are allowed; what they load is looked through by a unit test of the bundles.
 */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import vm from 'node:vm';

type Owner = Record<string, unknown>;

/** What writes to a disk, each with its paths first: one, or for the second group two. */
const WRITES = [
  ...[
    'writeFile',
    'appendFile',
    'mkdir',
    'mkdtemp',
    'rm',
    'rmdir',
    'unlink',
    'truncate',
    'chmod',
    'chown',
    'utimes',
  ],
  ...['lchmod', 'lchown', 'lutimes'],
];
const WRITES_TO = ['rename', 'copyFile', 'cp', 'symlink', 'link'];

/** Calls that are refused whatever they are given. */
const REFUSED: readonly (readonly [owner: object, what: string, ...names: readonly string[]])[] = [
  [
    childProcess,
    'child_process',
    ...['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  ],
  [childProcess.ChildProcess.prototype, 'child_process', 'spawn'],
  [net, 'net', 'connect', 'createConnection', 'createServer'],
  [net.Socket.prototype, 'net.Socket', 'connect'],
  [net.Server.prototype, 'net.Server', 'listen'],
  [tls, 'tls', 'connect', 'createServer'],
  [http, 'http', 'request', 'get', 'createServer'],
  [https, 'https', 'request', 'get', 'createServer'],
  [http2, 'http2', 'connect', 'createServer', 'createSecureServer'],
  [dgram, 'dgram', 'createSocket'],
  [dns, 'dns', 'lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt', 'reverse'],
  [dns.promises, 'dns', 'lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt', 'reverse'],
  [vm, 'vm', 'runInThisContext', 'runInNewContext', 'runInContext', 'compileFunction'],
  [process, 'process', 'dlopen', 'kill', 'exit', 'chdir'],
  [globalThis, 'global', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'eval', 'Function'],
];

/** Files that a test has the extension write, as `asked` of messages.ts names them: shared by all bundles of tests. */
const asked = new Set<string>();
(globalThis as unknown as Owner)['cloudtrailAsked'] = asked;

export interface Watch {
  /** What the extension did that it must not, with where it was done. */
  readonly found: string[];
  /** How many calls are watched. */
  readonly calls: number;
  /** How many files the extension wrote, all of them asked for. */
  written: number;
  stop(): void;
}

/** Watches calls from files in this folder: the extension's bundles. */
export function watchCalls(bundles: string): Watch {
  const restore: (() => void)[] = [];
  const watch: Watch & { calls: number } = {
    found: [],
    calls: 0,
    written: 0,
    stop: () => {
      for (const one of restore.reverse()) one();
    },
  };
  const fromBundles = (): string | undefined => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 60;
    const { stack = '' } = new Error();
    Error.stackTraceLimit = stackTraceLimit;
    // Whoever calls directly: VS Code writes its own log files, also when the extension has it log something.
    const frames = stack.split('\n').slice(1);
    const caller = frames.find((line) => !line.includes(__filename) && !/node:|<anonymous>\)?$/.test(line));
    return caller?.includes(bundles) ? caller : undefined;
  };
  const refuse = (what: string, place: string) => {
    watch.found.push(`${what} ${place.trim()}`);
    throw new Error(`The extension may not use ${what}.`);
  };
  const replace = (owner: object, name: string, made: (own: never) => unknown) => {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    // Some of these are not there in every Node.js, and some are read-only.
    if (!own?.configurable && !own?.writable) return;
    const value = (owner as Owner)[name];
    if (typeof value !== 'function') return;
    Object.defineProperty(owner, name, {
      ...(own.get ? {} : own),
      value: made(value as never),
      configurable: true,
      writable: true,
    });
    restore.push(() => Object.defineProperty(owner, name, own));
    watch.calls++;
  };
  const guarded = (own: (...args: unknown[]) => unknown, check: (args: unknown[]) => void) =>
    new Proxy(own, {
      apply: (target, self, args) => {
        check(args);
        return Reflect.apply(target, self, args);
      },
      construct: (target, args, made) => {
        check(args);
        return Reflect.construct(target, args, made);
      },
    });

  for (const [owner, what, ...names] of REFUSED) {
    for (const name of names)
      replace(owner, name, (own) =>
        guarded(own, () => {
          const place = fromBundles();
          if (place) refuse(`${what}.${name}`, place);
        }),
      );
  }
  const checkWrite = (what: string, paths: readonly unknown[]) => {
    const place = fromBundles();
    if (!place) return;
    for (const one of paths) {
      // A file is written beside its place first, under a name with `.part` behind it.
      const file = String(one).replace(/\.[0-9a-f]{8}\.part$/, '');
      if (!asked.has(path.resolve(file))) refuse(`${what} ${file}`, place);
    }
    watch.written++;
  };
  for (const owner of [fs, fs.promises]) {
    for (const name of [...WRITES, ...WRITES_TO]) {
      for (const full of [name, `${name}Sync`])
        replace(owner, full, (own) =>
          guarded(own, (args) => checkWrite(`fs.${full}`, args.slice(0, WRITES_TO.includes(name) ? 2 : 1))),
        );
    }
    for (const name of ['open', 'openSync'])
      replace(owner, name, (own) =>
        guarded(own, (args) => {
          if (!isToRead(args[1])) checkWrite(`fs.${name}`, args.slice(0, 1));
        }),
      );
  }
  replace(fs, 'createWriteStream', (own) =>
    guarded(own, (args) => checkWrite('fs.createWriteStream', args.slice(0, 1))),
  );
  return watch;
}

/** Whether a file that is opened with these flags can only be read. Without flags a callback stands in their place. */
function isToRead(flags: unknown): boolean {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) === 0;
  return typeof flags === 'function' || ['r', 'rs', undefined].includes(flags as string);
}

/** Does what is refused as a bundle would, and returns what of it was not noticed. Nothing of it comes about. */
export function unnoticed(watch: Watch, bundles: string): string[] {
  const file = path.join(bundles, 'probe.js');
  const calls = [
    `require('node:child_process').spawn('true')`,
    `require('child_process').execSync('true')`,
    `require('node:net').connect(9)`,
    `new (require('node:net').Socket)().connect(9)`,
    `require('node:https').get('https://127.0.0.1:9')`,
    `require('node:dns').lookup('localhost', () => {})`,
    `require('node:dgram').createSocket('udp4')`,
    `fetch('http://127.0.0.1:9')`,
    `eval('1')`,
    `new Function('return 1')`,
    `require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`,
    `require('node:fs').promises.rm(${JSON.stringify(file)})`,
    `require('node:fs').createWriteStream(${JSON.stringify(file)})`,
    `require('node:fs').openSync(${JSON.stringify(file)}, 'wx')`,
    `require('node:fs').openSync(${JSON.stringify(file)}, require('node:fs').constants.O_WRONLY)`,
  ];
  const missed: string[] = [];
  for (const call of calls) {
    const before = watch.found.length;
    try {
      new vm.Script(`(require) => { ${call}; }`, { filename: file }).runInThisContext()(require);
    } catch {
      // Refused.
    }
    if (watch.found.length === before) missed.push(call);
    watch.found.length = before;
  }
  return missed;
}
