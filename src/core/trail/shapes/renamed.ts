import { objectOf } from '../../json/members';
import { columnsOf, recordOfRow } from '../table/row';
import type { ObjectShape } from './contract';

/**
 * Objects whose members are a record's fields under other names: in lower case (Athena UNLOAD, Hive), in snake_case
 * (Steampipe, Fivetran), in capital letters (Snowflake), Microsoft Sentinel's, or flattened with dots (Splunk's JSON, jq).
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 * https://hub.steampipe.io/plugins/turbot/aws/tables/aws_cloudtrail_trail_event
 * https://docs.splunk.com/Documentation/Splunk/latest/Search/Exportsearchresults
 */
export const RENAMED: ObjectShape = {
  rebuild(value) {
    const members = Object.entries(objectOf(value));
    return recordOfRow(
      columnsOf(members.map(([name]) => name)),
      members.map(([, member]) => member),
    );
  },
};
