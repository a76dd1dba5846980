import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIMENSIONS } from '../../src/core/index/dimensions';
import { pickCommand } from '../../src/features/filter/pickCommand';

const root = path.join(__dirname, '..', '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts: Record<string, string> = JSON.parse(read('package.nls.json'));
const sources = readdirSync(path.join(root, 'src'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('src', file)))
  .join('\n');

const { commands, menus, views, viewsWelcome, keybindings, walkthroughs } = manifest.contributes;
const commandIds: string[] = commands.map(({ command }: { command: string }) => command);
const menuItems: { command?: string; when?: string }[] = Object.values(menus).flat() as never;

/** Every text that VS Code shows, with the path of its key in package.json. */
function* shownTexts(value: unknown, at = ''): Generator<[string, string]> {
  const shown =
    /\.(title|label|name|displayName|description|markdownDescription|contents|altText|enumDescriptions\.\d+)$/;
  if (typeof value === 'string' && shown.test(at)) yield [at, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* shownTexts(one, `${at}.${key}`);
}

/** Names of VS Code's own, and of the product, which are no words. */
const NAMES = ['CloudTrail'];

describe('the manifest', () => {
  it('has all its texts in package.nls.json, and no other is there', () => {
    const used = new Set(['description']);
    for (const [at, text] of shownTexts(manifest.contributes)) {
      if (NAMES.includes(text)) continue;
      const [, key] = /^%(.+)%$/.exec(text) ?? [];
      assert.ok(key && texts[key], `${at}: ${text}`);
      used.add(key);
    }
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.has(key)),
      [],
    );
  });

  it('has commands that the extension registers, and menus of such commands alone', () => {
    const picks = DIMENSIONS.filter(({ pick }) => pick).map(({ name }) => pickCommand(name));
    for (const id of commandIds) assert.ok(picks.includes(id) || sources.includes(`'${id}'`), id);
    for (const id of picks) assert.ok(commandIds.includes(id), `package.json has no command ${id}`);
    for (const { command } of menuItems) if (command) assert.ok(commandIds.includes(command), command);
    for (const [, command] of Object.values(texts)
      .join('\n')
      .matchAll(/\(command:([\w.]+)\)/g))
      assert.ok(commandIds.includes(command!) || command === 'cloudtrail.events.focus', command);
  });

  it('shows commands under conditions that the extension sets', () => {
    const conditions = [
      ...menuItems.map(({ when }) => when),
      ...commands.map(({ enablement }: { enablement?: string }) => enablement),
      ...viewsWelcome.map(({ when }: { when?: string }) => when),
      ...Object.values<{ when?: string }[]>(views)
        .flat()
        .map(({ when }) => when),
    ];
    const keys = new Set(conditions.flatMap((when) => when?.match(/(?<!config\.)\bcloudtrail\.\w+/g) ?? []));
    const ids = new Set(
      Object.values<{ id: string }[]>(views)
        .flat()
        .map(({ id }) => id),
    );
    for (const key of keys)
      if (!ids.has(key))
        assert.match(sources, new RegExp(`'setContext',\\s*'${key.replace('.', '\\.')}'`), key);
    assert.ok(keys.size > 3);
  });

  it('sets no key bindings', () => assert.equal(keybindings, undefined));

  it('has a picture of each step of its walkthrough, and a command in its text', () => {
    for (const { media, description } of walkthroughs[0].steps) {
      for (const image of Object.values<string>(media.image)) assert.ok(read(image).length > 1000, image);
      assert.match(texts[description.slice(1, -1)] ?? '', /\(command:cloudtrail\./);
    }
  });

  it('says where it runs: on the web, in virtual workspaces, and in those that are not trusted', () => {
    assert.equal(manifest.browser, './dist/web/extension.js');
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
  });
});
