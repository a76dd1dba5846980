import type { JsonObject } from '../json/members';
import { DETECTIVE_SOURCE } from '../knowledge/detective/operations';
import { isServiceName } from '../knowledge/identities/ids';
import { serviceOf } from '../knowledge/services/services';
import { type Line, strong, val } from '../text/pieces';
import type { FieldAnswer } from './fieldAnswer';

/** What an `eventSource` says beyond itself: the service that it names. */
export function serviceLines(_event: JsonObject, text: string): FieldAnswer {
  const service = serviceOf(text);
  if (text === DETECTIVE_SOURCE) {
    return {
      lines: [
        ['Amazon Detective, which links activity of many accounts in a behavior graph for investigations.'],
        ['CloudTrail logs all its operations as management events, in each Region for itself.'],
      ],
    };
  }
  if (service) {
    const what = service.what === undefined ? '' : `: ${service.what}`;
    return {
      concludes: true,
      lines: [[strong(service.name), `${what}.`]],
      source: service.reference
        ? { title: `API reference: ${service.name}`, url: service.reference }
        : { title: 'AWS services', url: service.source },
    };
  }
  return isServiceName(text)
    ? { lines: [[strong(val(text)), ': a service that this extension has no name for.']] }
    : { lines: [[val(text), ', which is not the usual form of a service name.']] };
}

/** The service as the middle of a sentence: " of Amazon S3 (`s3.amazonaws.com`)". */
export function ofService(source: string): Line {
  const service = serviceOf(source);
  if (source === '') return [];
  // "(IAM)" at the end of a name would stand before another parenthesis.
  return service
    ? [` of ${service.name.replace(/ \([^)]*\)$/, '')} (`, val(source), ')']
    : [' of ', val(source)];
}
