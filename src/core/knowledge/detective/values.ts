import type { Confidence } from '../confidence';

/** A value that stands in requests and answers of Detective. */
export interface DetectiveValue {
  readonly value: string;
  readonly meaning: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const API = 'https://docs.aws.amazon.com/detective/latest/APIReference/';

function rows(page: string, values: Readonly<Record<string, string>>): readonly DetectiveValue[] {
  const source = API + page;
  return Object.entries(values).map(([value, meaning]) => ({
    value,
    meaning,
    confidence: 'documented',
    source,
  }));
}

/** The enumerations of Detective's API. No value stands in two of them with two meanings. */
export const DETECTIVE_VALUES: readonly DetectiveValue[] = [
  ...rows('API_UpdateDatasourcePackages.html', {
    DETECTIVE_CORE: 'The sources that Detective always reads: CloudTrail, VPC flow logs, GuardDuty findings.',
    EKS_AUDIT: 'Audit logs of EKS clusters.',
    ASFF_SECURITYHUB_FINDING: 'Findings of Security Hub.',
  }),
  ...rows('API_DatasourcePackageIngestDetail.html', {
    STARTED: 'This kind of data is being collected.',
    STOPPED: 'Collecting this kind of data was stopped: from here on it leaves no trace in the graph.',
    DISABLED: 'This kind of data is not collected.',
  }),
  ...rows('API_MemberDetail.html', {
    INVITED: 'Invited, no answer yet.',
    VERIFICATION_IN_PROGRESS: 'Account ID and e-mail address are being compared.',
    VERIFICATION_FAILED: 'Account ID and e-mail address do not belong together: no invitation went out.',
    ENABLED: 'The member’s data flows into the graph.',
    ACCEPTED_BUT_DISABLED:
      'The member joined, but no data flows: its volume is too high or not known. Nobody watches it.',
    VOLUME_TOO_HIGH: 'The member would bring more data than the graph may take in.',
    VOLUME_UNKNOWN: 'The member’s volume of data is not known, since it has no GuardDuty.',
    INVITATION: 'Joined by invitation, and may leave.',
    ORGANIZATION: 'An account of the organization, which cannot leave by itself.',
  }),
  ...rows('API_GetInvestigation.html', {
    IAM_ROLE: 'The suspect is an IAM role.',
    IAM_USER: 'The suspect is an IAM user.',
    ACTIVE: 'On the list that analysts look at.',
    ARCHIVED: 'Off that list.',
    RUNNING: 'The investigation is under way.',
    FAILED: 'The investigation could not be completed.',
    SUCCESSFUL: 'The investigation is complete; its severity tells what it found.',
    INFORMATIONAL: 'Nothing that calls for action.',
    LOW: 'Little speaks for a compromise.',
    MEDIUM: 'Some things speak for a compromise.',
    HIGH: 'Much speaks for a compromise.',
    CRITICAL: 'The strongest signs of a compromise.',
  }),
  ...rows('API_ListIndicators.html', {
    TTP_OBSERVED: 'Activity that fits a known technique of attackers.',
    IMPOSSIBLE_TRAVEL: 'Use from two places too far apart for the time between.',
    FLAGGED_IP_ADDRESS: 'Use from an address that threat intelligence lists.',
    NEW_GEOLOCATION: 'Use from a place where this identity was not before.',
    NEW_ASO: 'Use through a network operator that was not seen before.',
    NEW_USER_AGENT: 'Use with client software that was not seen before.',
    RELATED_FINDING: 'A finding of another service that concerns the same activity.',
    RELATED_FINDING_GROUP: 'A group of such findings.',
  }),
  ...rows('API_AcceptInvitation.html', {
    INVALID_GRAPH_ARN: 'The graph ARN is not valid.',
    INVALID_REQUEST_BODY: 'The body of the request is not what the operation takes.',
    INTERNAL_ERROR: 'Detective itself failed.',
  }),
];

const BY_VALUE = new Map(DETECTIVE_VALUES.map((row) => [row.value, row]));

/** What a value in a request or an answer of Detective means, if it is one of an enumeration. */
export function detectiveValueOf(value: string): DetectiveValue | undefined {
  return BY_VALUE.get(value);
}
