import { CLIENTS, UNSIGNED } from './clients';
import type { UserAgentRow } from './row';
import { PLACES, TOOLS } from './tools';

export const USER_AGENTS: readonly UserAgentRow[] = [...TOOLS, ...CLIENTS, ...PLACES];

/** What a user agent says by its parts: up to two tools, the client, and where it runs. */
export function userAgentRows(userAgent: string): readonly UserAgentRow[] {
  const text = withoutBrackets(userAgent);
  const matching = (rows: readonly UserAgentRow[], most: number) =>
    rows.filter(({ pattern }) => pattern.test(text)).slice(0, most);
  return [...matching(TOOLS, 2), ...matching(CLIENTS, 1), ...matching(PLACES, 1)];
}

/** Whether the client is a general HTTP client, whose requests need not be signed. */
export function isGeneralClient(userAgent: string): boolean {
  return UNSIGNED.test(withoutBrackets(userAgent));
}

/** Whether the text is one that AWS writes for its own calls. A caller can send the same text. */
export function isNameOfAws(userAgent: string): boolean {
  return /^AWS Internal\b|^(?!console\.|signin\.)[\w.-]+\.amazonaws\.com$/.test(withoutBrackets(userAgent));
}

/**
 * The AWS CLI's command in a user agent, as a person types it: "aws s3 sync" for `command/s3.sync` and
 * `md/command#s3.sync`. Undefined for other clients. https://github.com/aws/aws-cli
 */
export function cliCommandOf(userAgent: string): string | undefined {
  if (!/\baws-cli\//i.test(userAgent)) return undefined;
  const lineage = /(?:\bmd\/command#|(?<=^|\s)command\/)([\w-]+(?:\.[\w-]+){0,5})/.exec(userAgent)?.[1];
  return lineage && `aws ${lineage.split('.').join(' ')}`;
}

/** S3 writes user agents in square brackets. */
function withoutBrackets(userAgent: string): string {
  return userAgent.startsWith('[') ? userAgent.slice(1).replace(/\]$/, '') : userAgent;
}
