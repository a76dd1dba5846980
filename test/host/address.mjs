import path from 'node:path';

/**
 * The address of a workbench on a server.
 * @param {import('./server.mjs').Server} server
 * @param {{ folder?: string, file?: string, extensions?: string[], tests?: string }} what absolute paths: the folder and
 *   the file to open, the extensions in development, and the module of a test suite
 */
export function workbenchAddress(server, { folder, file, extensions = [], tests }) {
  const authority = `127.0.0.1:${server.port}`;
  const remote = (absolute) =>
    `vscode-remote://${authority}${encodeURI(absolute).replace(/[?#]/g, encodeURIComponent)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...extensions.map((extension) => ['extensionDevelopmentPath', remote(extension)]),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const address = new URL(`http://${authority}/`);
  address.searchParams.set('tkn', server.token);
  if (!folder) address.searchParams.set('ew', 'true');
  else address.searchParams.set(path.extname(folder) === '.code-workspace' ? 'workspace' : 'folder', folder);
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
