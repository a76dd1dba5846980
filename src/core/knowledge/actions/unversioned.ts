/**
 * An `eventName` without the API version that some services append to it: `UpdateFunctionCode20150331v2` of AWS Lambda,
 * `CreateDistribution2020_05_31` of CloudFront. Tables of event names have the names of the API reference.
 * https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
 */
export function unversioned(eventName: string): string {
  return eventName.replace(VERSION, '');
}

/** A date, which a revision can follow; a name comes first. */
const VERSION = /(?<=[A-Za-z])(?:\d{8}(?:v\d{1,3})?|\d{4}_\d\d_\d\d)$/;
