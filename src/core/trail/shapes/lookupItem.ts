import { booleanOf, objectOf, textOf } from '../../json/members';
import { jsonText, Members } from '../table/members';
import { recordTime } from '../table/storeTimes';
import type { ObjectShape } from './contract';

/**
 * An item of `lookup-events` whose record is missing or damaged. What it says of the event besides is read:
 * `EventId`, `EventName`, `EventSource`, `EventTime` and `ReadOnly` under the names that a record has for them;
 * `Username`, `AccessKeyId` and `Resources` under their own, since a record has these elsewhere and they hold less.
 * There is no userIdentity: a user name alone does not tell what kind of caller it was.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
 */
export const LOOKUP_ITEM: ObjectShape = {
  rebuild(value) {
    const item = objectOf(value);
    const record = new Members();
    const add = (name: string, text: string) => {
      if (text !== '') record.add(name, JSON.stringify(text));
    };
    add('eventID', textOf(item['EventId']));
    add('eventName', textOf(item['EventName']));
    add('eventSource', textOf(item['EventSource']));
    const time = item['EventTime'];
    if (typeof time === 'string' || typeof time === 'number') add('eventTime', recordTime(time));
    const readOnly = booleanOf(item['ReadOnly']);
    if (readOnly !== undefined) record.add('readOnly', String(readOnly));
    add('Username', textOf(item['Username']));
    add('AccessKeyId', textOf(item['AccessKeyId']));
    const resources = item['Resources'];
    const json = Array.isArray(resources) && resources.length > 0 ? jsonText(resources) : undefined;
    if (json !== undefined) record.add('Resources', json);
    return { text: record.text(), issues: [] };
  },
};
