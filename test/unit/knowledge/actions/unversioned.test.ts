import assert from 'node:assert/strict';
import { unversioned } from '../../../../src/core/knowledge/actions/unversioned';

describe('the version in an event name', () => {
  const cases: [string, string][] = [
    ['UpdateFunctionCode20150331v2', 'UpdateFunctionCode'],
    ['CreateFunction20150331', 'CreateFunction'],
    ['ListVersionsByFunction20150331', 'ListVersionsByFunction'],
    ['CreateDistribution2020_05_31', 'CreateDistribution'],
    ['GetLayerVersion20181031', 'GetLayerVersion'],
    ['DescribeInstances', 'DescribeInstances'],
    ['ListObjectsV2', 'ListObjectsV2'],
    ['GetRestApi2', 'GetRestApi2'],
    ['20150331v2', '20150331v2'],
    ['Name20150331v2x', 'Name20150331v2x'],
    ['Name123456789', 'Name123456789'],
    ['', ''],
  ];
  for (const [name, expected] of cases)
    it(`${name || 'an empty name'} becomes ${expected || 'an empty name'}`, () =>
      assert.equal(unversioned(name), expected));
});
