import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FilterTerm, parseFilter } from '../../../src/core/filter/grammar';

/** A filter's terms in short: `-field:[piece|piece, piece]`, `|` where a wildcard stands, `?` for a missing value. */
function shape(text: string): string {
  return parseFilter(text).terms.map(termShape).join(' ');
}

function termShape({ negated, field, values }: FilterTerm): string {
  const written = values.map(({ pieces }) => (pieces.length > 0 ? pieces.join('|') : '?'));
  return `${negated ? '-' : ''}${field ? `${field.text}:` : ''}[${written.join(', ')}]`;
}

/** Problems in short: `code@offset+length`. */
function problems(text: string): string {
  return parseFilter(text)
    .problems.map(({ code, offset, length }) => `${code}@${offset}+${length}`)
    .join(' ');
}

function messageOf(text: string): string | undefined {
  return parseFilter(text).problems[0]?.message;
}

function suggestionOf(text: string): string | undefined {
  return parseFilter(text).problems[0]?.suggestion;
}

describe('the filter language', () => {
  it('reads nothing', () => assert.equal(shape('  \t '), ''));
  it('reads a term', () => assert.equal(shape('action:DeleteGraph'), 'action:[DeleteGraph]'));
  it('reads values', () => assert.equal(shape('action:a,b'), 'action:[a, b]'));
  it('reads terms side by side', () => assert.equal(shape(' action:a  ip:b '), 'action:[a] ip:[b]'));
  it('reads free text', () => assert.equal(shape('jane doe,roe'), '[jane] [doe, roe]'));
  it('reads a phrase', () => assert.equal(shape('"jane roe" x'), '[jane roe] [x]'));
  it('negates a term', () => assert.equal(shape('-outcome:ok'), '-outcome:[ok]'));
  it('negates a word', () => assert.equal(shape('-jane'), '-[jane]'));
  it('negates a phrase', () => assert.equal(shape('-"jane roe"'), '-[jane roe]'));
  it('keeps a dash inside a word', () => assert.equal(shape('a-b'), '[a-b]'));
  it('reads wildcards', () => assert.equal(shape('action:*Delete*Graph'), 'action:[|Delete|Graph]'));
  it('takes a quoted * for a *', () => assert.equal(shape('action:"a*b"*'), 'action:[a*b|]'));
  it('keeps commas, colons and spaces in quotes', () =>
    assert.equal(shape('agent:"a, b:c"'), 'agent:[a, b:c]'));
  it('reads quoted values', () => assert.equal(shape('role:"a b","c"'), 'role:[a b, c]'));
  it('joins quoted and bare parts', () => assert.equal(shape('role:a" b"c'), 'role:[a bc]'));
  it('reads an escaped quote', () => assert.equal(shape('role:"a\\"b"'), 'role:[a"b]'));
  it('reads an escaped backslash', () => assert.equal(shape('role:"a\\\\"'), 'role:[a\\]'));
  it('keeps other backslashes', () =>
    assert.equal(shape('role:CORP\\jane,"CORP\\jane"'), 'role:[CORP\\jane, CORP\\jane]'));
  it('reads an empty value', () => assert.equal(shape('error:""'), 'error:[]'));
  it('reads names in any case', () => assert.equal(problems('EVENTNAME:x Action:y'), ''));
  it("reads the record's own names", () =>
    assert.equal(problems('userIdentity.type:Root sourceIPAddress:x'), ''));
  it('has offsets in UTF-16 units', () => assert.equal(problems('"😀" action:'), 'empty-value@5+7'));
});

describe('colons in a filter', () => {
  it('splits at the first', () =>
    assert.equal(shape('principal:arn:aws:iam::1:user/j'), 'principal:[arn:aws:iam::1:user/j]'));
  it('leaves IPv6 addresses whole', () => assert.equal(shape('ip:2001:db8::1'), 'ip:[2001:db8::1]'));
  it('leaves times whole', () => assert.equal(shape('time:2024-01-01T10:30..'), 'time:[2024-01-01T10:30..]'));
  it('takes a bare ARN for text', () =>
    assert.equal(shape('arn:aws:iam::1:user/jane'), '[arn:aws:iam::1:user/jane]'));
  it('takes an ARN of China for text', () => assert.equal(problems('arn:aws-cn:iam::1:root'), ''));
  it('excludes a bare ARN', () => assert.equal(shape('-arn:aws:iam::1:root'), '-[arn:aws:iam::1:root]'));
  it('does not split in quotes', () => assert.equal(shape('"action:x"'), '[action:x]'));
  it('does not split after other signs', () => assert.equal(shape('a/b:c ::1'), '[a/b:c] [::1]'));
  it('offers quotes for a time of day', () => assert.equal(suggestionOf('10:30'), '"10:30"'));
  it('says so', () =>
    assert.equal(
      messageOf('10:30'),
      'Unknown field "10". Put it in quotes to search for it as text: "10:30"',
    ));
  it('offers time: for a time', () =>
    assert.equal(suggestionOf('2024-01-01T10:30:00Z'), 'time:2024-01-01T10:30:00Z'));
  it('offers ip: for an address', () => assert.equal(suggestionOf('2001:db8::1'), 'ip:2001:db8::1'));
  it('offers quotes for a principal ID', () =>
    assert.equal(suggestionOf('AROAEXAMPLE:jane'), '"AROAEXAMPLE:jane"'));
  it('offers quotes for a URL', () =>
    assert.equal(suggestionOf('-https://a.example'), '"https://a.example"'));
});

describe('problems of a filter', () => {
  it('has none', () => assert.equal(problems('action:a,b* -ip:"x" word error:""'), ''));
  it('finds an open quote', () => assert.equal(problems('action:a "bc d'), 'open-quote@9+5'));
  it('closes it', () => assert.equal(suggestionOf('"bc d'), '"bc d"'));
  it('closes it after a backslash', () => assert.equal(suggestionOf('"bc\\'), '"bc\\\\"'));
  it('finds an empty value', () => assert.equal(problems('x action:'), 'empty-value@2+7'));
  it('finds a value after a space', () => assert.equal(problems('-action: x'), 'empty-value@1+7'));
  it('finds empty quotes', () => assert.equal(problems('a ""'), 'empty-value@2+2'));
  it('finds empty quotes among values', () => assert.equal(problems('a,""'), 'empty-value@2+2'));
  it('finds a comma at the end', () => assert.equal(problems('action:a, b'), 'stray-comma@8+1'));
  it('finds a comma at the start', () => assert.equal(problems('action:,a'), 'stray-comma@7+1'));
  it('finds two commas', () => assert.equal(problems('action:a,,b'), 'stray-comma@8+1'));
  it('finds a lone comma', () => assert.equal(problems(','), 'stray-comma@0+1'));
  it('finds a lone dash', () => assert.equal(problems('a - b'), 'stray-minus@2+1'));
  it('finds two dashes', () => assert.equal(problems('--action:a'), 'stray-minus@0+2'));
  it('finds a dash before a value', () => assert.equal(problems('action:-a*'), 'stray-minus@7+3'));
  it('finds a dash before a later value', () => assert.equal(problems('a,-b'), 'stray-minus@2+2'));
  it('takes a quoted dash', () => assert.equal(problems('action:"-a" "-"'), ''));
  it('finds an unknown field', () => assert.equal(problems('x -actoin:a'), 'unknown-field@3+6'));
  it('has the nearest name', () =>
    assert.equal(messageOf('actoin:a'), 'Unknown field "actoin". Did you mean "action"?'));
  it('knows swapped letters', () => assert.equal(suggestionOf('pi:10.0.0.1'), 'ip'));
  it('knows other spellings', () => assert.equal(suggestionOf('user-agent:x'), 'userAgent'));
  it('knows dotted names', () =>
    assert.equal(suggestionOf('userIdentity.acountId:x'), 'userIdentity.accountId'));
  it('does not guess wildly', () => assert.equal(suggestionOf('quux:"a b",c'), '"quux:a b,c"'));
  it('has fields of later versions as unknown', () =>
    assert.equal(problems('fleet:high'), 'unknown-field@0+10'));
  it('finds unknown words with letters of any script', () =>
    assert.equal(problems('действие:x'), 'unknown-field@0+10'));
});

const typed = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'ab:,-*" \\.1/', 'action', 'time:', 'ip:', '..', '>=', 'last', '2024-01'),
  }),
);

describe('any text as a filter', () => {
  it('is parsed, with all offsets inside it and in order', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { terms, problems } = parseFilter(text);
        let at = 0;
        for (const { start, end, field, values } of terms) {
          const places = [start, ...(field ? [field.start, field.end] : [])];
          for (const place of [...places, ...values.flatMap((value) => [value.start, value.end]), end]) {
            assert.ok(place >= at && place <= text.length);
            at = place;
          }
          assert.ok(values.length > 0 && end > start);
        }
        for (const { offset, length } of problems) {
          assert.ok(offset >= 0 && length > 0 && offset + length <= text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('loses a problem by its suggestion', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const found = parseFilter(text).problems;
        const mended = found.find(({ suggestion }) => suggestion !== undefined);
        if (!mended || found.length > 1) return;
        const { offset, length, suggestion } = mended;
        const after = `${text.slice(0, offset)}${suggestion}${text.slice(offset + length)}`;
        assert.ok(parseFilter(after).problems.every(({ code }) => code !== mended.code));
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing but spaces outside its terms', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const outside = parseFilter(text).terms.reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        assert.equal(outside.trim(), '');
      }),
    );
  });
});
