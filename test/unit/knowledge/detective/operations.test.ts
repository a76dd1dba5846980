import assert from 'node:assert/strict';
import { ERROR_CODES, errorCodeOf } from '../../../../src/core/knowledge/calls/errorCodes';
import {
  detectiveOperationOf,
  detectiveParameterOf,
  HIDES_VISIBILITY,
  OPERATIONS,
  permissionOnlyOf,
} from '../../../../src/core/knowledge/detective/operations';

const READS =
  'BatchGetGraphMemberDatasources BatchGetMembershipDatasources DescribeOrganizationConfiguration GetInvestigation GetMembers ListDatasourcePackages ListGraphs ListIndicators ListInvestigations ListInvitations ListMembers ListOrganizationAdminAccounts ListTagsForResource';
const WRITES =
  'AcceptInvitation CreateGraph CreateMembers DeleteGraph DeleteMembers DisableOrganizationAdminAccount DisassociateMembership EnableOrganizationAdminAccount RejectInvitation StartInvestigation StartMonitoringMember TagResource UntagResource UpdateDatasourcePackages UpdateInvestigationState UpdateOrganizationConfiguration';

describe('the operations of Detective', () => {
  const names = (readOnly: boolean): string =>
    OPERATIONS.filter((row) => row.readOnly === readOnly)
      .map((row) => row.name)
      .sort()
      .join(' ');
  it('are 29', () => assert.equal(new Set(OPERATIONS.map((row) => row.name)).size, 29));
  it('13 of them read', () => assert.equal(names(true), READS));
  it('16 of them write', () => assert.equal(names(false), WRITES));
  it('each parameter is explained, by either spelling', () => {
    for (const name of OPERATIONS.flatMap((row) => [...row.required, ...row.optional])) {
      assert.ok(detectiveParameterOf(name), name);
      assert.ok(detectiveParameterOf(name[0]!.toUpperCase() + name.slice(1)), name);
    }
  });
  it('each has a page', () =>
    assert.equal(
      detectiveOperationOf('DeleteGraph')!.source,
      'https://docs.aws.amazon.com/detective/latest/APIReference/API_DeleteGraph.html',
    ));
  it('those that hide something write, and weigh a lot', () => {
    for (const name of HIDES_VISIBILITY) {
      assert.match(detectiveOperationOf(name)?.relevance ?? '', /high|critical/);
      assert.equal(detectiveOperationOf(name)?.readOnly, false);
    }
  });
  it('actions that only policies know are no operations', () => {
    assert.ok(permissionOnlyOf('SearchGraph'));
    assert.equal(detectiveOperationOf('SearchGraph'), undefined);
  });
  it('no key of every object is one', () => assert.equal(detectiveOperationOf('constructor'), undefined));
});

describe('errorCodeOf', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['AccessDenied', 'not permitted'],
    ['Client.UnauthorizedOperation', 'not permitted'],
    ['UnauthorizedOperation', 'not permitted'],
    ['Client.DryRunOperation', 'dry run'],
    ['Server.InternalError', 'fault of AWS'],
    ['com.amazonaws.detective#ValidationException', 'bad request'],
    ['ResourceNotFoundException:http://internal.amazon.com/coral/', 'not found'],
    ['NoSuchEntityException', 'not found'],
    ['MissingAuthenticationTokenException', 'bad credentials'],
    ['Client.InvalidRouteTableID.NotFound', 'not found'],
    ['DryRunOperationException', 'dry run'],
    ['Exception', undefined],
    ['SomethingNew', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ];
  for (const [code, kind] of cases)
    it(`${code} → ${kind}`, () => assert.equal(errorCodeOf(code)?.kind, kind));
  it('has each code once', () => {
    const codes = ERROR_CODES.flatMap((row) => row.codes);
    assert.equal(new Set(codes).size, codes.length);
  });
});
