/** Every report there is. To add one: a file here, a template in `templates/`, a line below. */
import { auditCommittee } from './audit-committee.ts';
import { boardReconciliation } from './board-reconciliation.ts';
import type { Report } from './report.ts';

export const reports: readonly Report[] = [auditCommittee, boardReconciliation];
