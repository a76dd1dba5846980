import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, which is also the extension that is developed and tested. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Everything fetched lives here (git-ignored); beside it `@vscode/test-electron` keeps the desktop builds. */
export const cacheRoot = path.join(projectRoot, '.vscode-test', 'host');

/** What `npm start` opens when it is given nothing: a folder, and the file in it to show. */
export const sample = {
  folder: path.join(projectRoot, 'media', 'sample'),
  file: path.join(projectRoot, 'media', 'sample', 'lookup-events.json'),
};
