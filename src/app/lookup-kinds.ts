/** Lists what a value of a call may name in the register. */
export type LookupKind =
  | 'action'
  | 'approver'
  | 'batch'
  | 'board'
  | 'delivery-lead'
  | 'force-lead'
  | 'framework'
  | 'framework-key'
  | 'inspection'
  | 'new-batch'
  | 'new-board'
  | 'new-inspection'
  | 'origin'
  | 'paper'
  | 'role'
  | 'theme';
