/** `detective` for `detective.amazonaws.com`; any other source as it is. */
export function shortService(source: string): string {
  return source.replace(/\.amazonaws\.com(\.cn)?$/i, '');
}

/**
 * What an ARN is called for short: the resource in it, and the last part of that. `arn:aws:iam::111122223333:role/a/b`
 * is also `role/a/b` and `b`; other texts have no other name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function arnNames(recorded: string): readonly string[] {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/is.exec(recorded)?.[1];
  if (resource === undefined) return [];
  const name = resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
  return name === '' || name === resource ? [resource] : [resource, name];
}
