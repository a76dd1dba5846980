import { strict as assert } from 'node:assert';
import { commands, type TextDocument } from 'vscode';
import { api, fixture, open, openExpanded, reset, until } from './support';

describe('The filter', () => {
  beforeEach(reset);
  after(reset);

  it('shows only the matching events in the expanded view, says so, and is cleared', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const all = await until('the log is loaded', async () => {
      const count = await (await api()).count();
      return count.events > 0 && count;
    });
    assert.equal(events(document).length, all.events);
    await commands.executeCommand('cloudtrail.filter', 'outcome:failed');
    await until('the view is filtered', () => events(document).length === all.failed);
    assert.ok(all.failed > 0 && all.failed < all.events);
    const [first] = await lenses(document);
    assert.match(first ?? '', new RegExp(`${all.failed} of ${all.events} events: outcome:failed`));
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('the view is whole', () => events(document).length === all.events);
    assert.doesNotMatch((await lenses(document))[0] ?? '', /outcome/);
  });

  it('leaves valid JSON for each way of filtering', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const before = document.getText();
    const ids = events(document).map((event) => event.CloudTrailEvent.eventID);
    for (const id of ids) {
      await commands.executeCommand('cloudtrail.filter', `id:${id}`);
      await until('one event', () => events(document).length === 1);
      assert.equal(events(document)[0]?.CloudTrailEvent.eventID, id);
      await commands.executeCommand('cloudtrail.filter', `-id:${id}`);
      await until('the others', () => events(document).length === ids.length - 1);
    }
    await commands.executeCommand('cloudtrail.clearFilters');
    await until('the view as it was', () => document.getText() === before);
  });

  it('lets no event through that matches nothing, and no error hide as an empty result', async () => {
    await openExpanded(fixture('lookup-v2.json'));
    await assert.rejects(
      async () => commands.executeCommand('cloudtrail.filter', 'actoin:DeleteGraph'),
      /actoin/,
    );
  });

  it('is added to by Filter to Principal', async () => {
    const { document } = await openExpanded(fixture('lookup-v2.json'));
    const inspector = await api();
    const [group] = await inspector.group(['principal']);
    assert.ok(group);
    await commands.executeCommand('cloudtrail.addToFilter', 'principal', group.label, 'include');
    await until('the principal alone', () => events(document).length === group.events);
    await commands.executeCommand('cloudtrail.clearFilters');
  });

  it('plays no part in what the API answers', async () => {
    await open(fixture('lookup-v2.json'));
    const inspector = await api();
    const before = await until('the log is loaded', async () => {
      const count = await inspector.count();
      return count.events > 0 && count;
    });
    await commands.executeCommand('cloudtrail.filter', 'action:NoSuchAction');
    assert.deepEqual(await inspector.count(), before);
  });
});

interface Item {
  readonly CloudTrailEvent: { readonly eventID: string };
}

function events(document: TextDocument): Item[] {
  return JSON.parse(document.getText()).Events;
}

async function lenses(document: TextDocument): Promise<string[]> {
  const found = await commands.executeCommand<{ command?: { title: string } }[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return found.map((lens) => lens.command?.title ?? '');
}
