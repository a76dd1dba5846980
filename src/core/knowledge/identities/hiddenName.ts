/** What CloudTrail writes in place of a user name that does not exist, at console sign-in. */
export const HIDDEN_NAME = 'HIDDEN_DUE_TO_SECURITY_REASONS';
