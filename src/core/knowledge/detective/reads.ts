import type { OperationRow, PermissionOnlyRow } from './rows';

const ADMINISTRATOR = 'the administrator account of the graph';
const DELEGATED = 'the Detective administrator of the organization';
const MANAGEMENT = 'the management account of the organization';
const PAGES = ['nextToken', 'maxResults'];

const READS = 'Reads only, but tells an intruder ';

/**
 * The operations of Detective's API that read. Sentences are ours; facts are from the API reference (`DetectiveOperation.source`)
 * and the model in `@aws-sdk/client-detective`. All but ListTagsForResource are POST requests: the method tells nothing.
 */
export const READ_OPERATIONS: readonly OperationRow[] = [
  {
    name: 'BatchGetGraphMemberDatasources',
    readOnly: true,
    relevance: 'low',
    summary: 'Shows which kinds of data are collected from some members, and since when.',
    calledBy: ADMINISTRATOR,
    why: `${READS}which accounts are watched and how.`,
    required: ['graphArn', 'accountIds'],
    optional: [],
  },
  {
    name: 'BatchGetMembershipDatasources',
    readOnly: true,
    relevance: 'low',
    summary: 'Shows which kinds of data this account has given to some graphs, and since when.',
    calledBy: 'a member account',
    why: `${READS}how closely this account is watched.`,
    required: ['graphArns'],
    optional: [],
  },
  {
    name: 'DescribeOrganizationConfiguration',
    readOnly: true,
    relevance: 'low',
    summary: 'Tells whether new accounts of the organization are monitored by themselves.',
    calledBy: DELEGATED,
    why: `${READS}whether a new account would go unwatched.`,
    required: ['graphArn'],
    optional: [],
  },
  {
    name: 'GetInvestigation',
    readOnly: true,
    relevance: 'low',
    summary: 'Returns the result of one investigation.',
    calledBy: ADMINISTRATOR,
    why: `${READS}what the defenders found out.`,
    required: ['graphArn', 'investigationId'],
    optional: [],
  },
  {
    name: 'GetMembers',
    readOnly: true,
    relevance: 'low',
    summary: 'Returns details of some member accounts.',
    calledBy: ADMINISTRATOR,
    why: `${READS}account numbers and e-mail addresses.`,
    required: ['graphArn', 'accountIds'],
    optional: [],
  },
  {
    name: 'ListDatasourcePackages',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the kinds of data that the graph collects.',
    calledBy: ADMINISTRATOR,
    why: `${READS}what leaves traces and what does not.`,
    required: ['graphArn'],
    optional: PAGES,
  },
  {
    name: 'ListGraphs',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the graphs that the caller administers, one a Region.',
    calledBy: ADMINISTRATOR,
    why: 'Tools begin with it, and so does an intruder who wants to know whether Detective watches.',
    required: [],
    optional: PAGES,
  },
  {
    name: 'ListIndicators',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists what an investigation found suspicious.',
    calledBy: ADMINISTRATOR,
    why: `${READS}which of its traces were noticed.`,
    required: ['graphArn', 'investigationId'],
    optional: ['indicatorType', ...PAGES],
  },
  {
    name: 'ListInvestigations',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the investigations of a graph.',
    calledBy: ADMINISTRATOR,
    why: `${READS}whom the defenders suspect.`,
    required: ['graphArn'],
    optional: [...PAGES, 'filterCriteria', 'sortCriteria'],
  },
  {
    name: 'ListInvitations',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the invitations that this account has received and accepted.',
    calledBy: 'a member account; one of the organization sees its administrator so',
    why: `${READS}who watches this account.`,
    required: [],
    optional: PAGES,
  },
  {
    name: 'ListMembers',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the member accounts of a graph.',
    calledBy: ADMINISTRATOR,
    why: `${READS}account numbers and e-mail addresses, and who is not watched.`,
    required: ['graphArn'],
    optional: PAGES,
  },
  {
    name: 'ListOrganizationAdminAccounts',
    readOnly: true,
    relevance: 'low',
    summary: 'Shows which account administers Detective for the organization.',
    calledBy: MANAGEMENT,
    why: `${READS}which account to take over. In policies the action has no final s.`,
    required: [],
    optional: PAGES,
    action: 'detective:ListOrganizationAdminAccount',
  },
  {
    name: 'ListTagsForResource',
    readOnly: true,
    relevance: 'low',
    summary: 'Lists the tags of a graph.',
    calledBy: ADMINISTRATOR,
    why: 'Harmless by itself.',
    required: ['resourceArn'],
    optional: [],
  },
];

/** Actions that IAM policies know but the API reference does not. */
export const PERMISSION_ONLY_ROWS: readonly PermissionOnlyRow[] = [
  { name: 'GetFreeTrialEligibility', access: 'Read', meaning: 'Asks whether the graph has a free trial.' },
  { name: 'GetGraphIngestState', access: 'Read', meaning: 'Asks whether the graph is collecting data.' },
  { name: 'GetPricingInformation', access: 'Read', meaning: 'Asks for prices.' },
  { name: 'GetUsageInformation', access: 'Read', meaning: 'Asks how much data the graph takes in.' },
  {
    name: 'InvokeAssistant',
    access: 'Read',
    meaning: 'Asks for an AI summary of a group of findings.',
  },
  {
    name: 'ListHighDegreeEntities',
    access: 'List',
    meaning: 'Lists the things that are connected to too much to be stored in full.',
  },
  {
    name: 'SearchGraph',
    access: 'Read',
    meaning: 'Searches the collected data: this is what looking into Detective comes down to.',
  },
];
