/** The label of a short root session that the organization opened: nobody used the root password. */
export const ASSUME_ROOT = 'root (AssumeRoot session)';
