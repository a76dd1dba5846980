import { Uri } from 'vscode';
import type { Principal } from '../../core/event/event';
import { shortName } from '../../core/event/eventText';
import type { EventGroup } from '../../core/index/groups';
import { logName } from '../../host/reading/logName';

/** What a group is called where there is little room: what tells it from others comes first. Log text. */
export function groupLabel({ dimension, key, label }: EventGroup, principal: Principal): string {
  if (key === '') return label;
  if (dimension === 'principal') return shortName(principal);
  if (dimension === 'file') return fileLabel(key);
  return dimension === 'resource' || dimension === 'graph' ? arnLabel(key) : label;
}

/** `bucket/key` of `arn:aws:s3:::bucket/key`; the account follows, since two may have resources of one name. */
function arnLabel(text: string): string {
  const [, account = '', resource = ''] = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):(.+)$/s.exec(text) ?? [];
  if (resource === '') return text;
  return account === '' ? resource : `${resource} (${account})`;
}

/** The name first, which a narrow view does not cut off. Logs of one name lie in different folders: that follows. */
function fileLabel(key: string): string {
  const [name = key, folder] = logName(Uri.parse(key))
    .split(/[\\/]| › /)
    .reverse();
  return folder && !/_CloudTrail_/.test(name) ? `${name} (${folder})` : name;
}
