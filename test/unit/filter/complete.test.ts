import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeFilter } from '../../../src/core/filter/complete';

/** What is offered at `|`, in short: the text with `[…]` around what is replaced, what is typed, and the offers. */
function offered(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { kind, replaceStart, replaceEnd, prefix, field, fields, choices } = completeFilter(text, offset);
  const replaced = `${text.slice(0, replaceStart)}[${text.slice(replaceStart, replaceEnd)}]${text.slice(replaceEnd)}`;
  const offers = [...fields.map(({ insert }) => insert), ...choices].slice(0, 3).join(' ');
  return [replaced, kind === 'value' ? `value of ${field?.name ?? 'nothing'}` : kind, prefix, offers].join(
    ' / ',
  );
}

const ALL = 'principal: role: session:';

describe('completion in a filter', () => {
  it('offers fields at the start', () => assert.equal(offered('|'), `[] / field /  / ${ALL}`));
  it('offers fields after a space', () => assert.equal(offered('a:b |'), `a:b [] / field /  / ${ALL}`));
  it('offers fields after a dash', () => assert.equal(offered('-|'), `-[] / field /  / ${ALL}`));
  it('offers fields before a dash', () => assert.equal(offered('|-a'), `[]-a / field /  / ${ALL}`));
  it('offers fields by their beginning', () =>
    assert.equal(offered('x re|'), 'x [re] / field / re / region: recipient: resource:'));
  it('offers fields by an alias', () =>
    assert.equal(offered('EVENTN|'), '[EVENTN] / field / EVENTN / action:'));
  it('replaces the rest of a name', () =>
    assert.equal(offered('-ac|toin:x'), '-[actoin:]x / field / ac / account: action: actor:'));
  it('offers choices', () =>
    assert.equal(offered('outcome:|'), 'outcome:[] / value of outcome /  / ok failed'));
  it('offers choices by their beginning', () =>
    assert.equal(offered('outcome:ok,F|x'), 'outcome:ok,[Fx] / value of outcome / F / failed'));
  it('knows the field', () =>
    assert.equal(offered('eventName:Del|ete,x'), 'eventName:[Delete],x / value of action / Del / '));
  it('knows the value after a comma', () =>
    assert.equal(offered('action:a,|,b'), 'action:a,[],b / value of action /  / '));
  it('reads quotes', () =>
    assert.equal(offered('role:"a \\"b|'), 'role:["a \\"b] / value of role / a "b / '));
  it('offers times', () =>
    assert.equal(offered('time:last|'), 'time:[last] / value of time / last / last1h last24h last7d'));
  it('offers nothing in a phrase', () => assert.equal(offered('"re|'), '["re] / value of nothing / re / '));
  it('offers nothing after an unknown field', () =>
    assert.equal(offered('foo:a|'), 'foo:[a] / value of nothing / a / '));

  it('offers documented paths', () =>
    assert.equal(
      offered('userIdentity.sess|'),
      '[userIdentity.sess] / field / userIdentity.sess / userIdentity.sessionContext: userIdentity.sessionContext.attributes: userIdentity.sessionContext.attributes.creationDate:',
    ));
  it('offers paths by their last key', () =>
    assert.equal(
      offered('mfaA|'),
      '[mfaA] / field / mfaA / userIdentity.sessionContext.attributes.mfaAuthenticated:',
    ));
  it('goes on in an object', () =>
    assert.equal(offered('requestP|'), '[requestP] / field / requestP / requestParameters.'));
  it('offers paths of the logs, if they can be written', () => {
    const paths = ['requestParameters.graphArn', 'requestParameters.a b', 'requestParameters.a:b'];
    const { fields } = completeFilter('requestParameters.', 18, paths);
    assert.deepEqual(
      fields.map(({ insert }) => insert),
      ['requestParameters.graphArn:'],
    );
  });

  it('always replaces a stretch around the cursor', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:,-*" \\', 'action') }),
        fc.nat(),
        (text, number) => {
          const at = number % (text.length + 1);
          const { replaceStart, replaceEnd } = completeFilter(text, at);
          assert.ok(0 <= replaceStart && replaceStart <= at && at <= replaceEnd && replaceEnd <= text.length);
        },
      ),
    );
  });
});
