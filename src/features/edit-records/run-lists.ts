/** Runs `inspection list`, `board list` and `role list`: what the register has, with the ids that options need. */
import type { Command, CommandContext, Outcome } from '../../app/command.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { sortById } from '../../domain/ids.ts';
import { inspectionsInOrder, type Register } from '../../domain/register.ts';
import { createTable, flexibleColumn, line, type Table } from '../../output/document.ts';
import type {
  boardListResponse,
  InspectionList,
  inspectionListResponse,
  RoleList,
  roleListResponse,
} from './list-schema.ts';

interface RecordListOptions {
  readonly json: boolean;
}

/** The page with a table, or with a sentence where the table would be empty. */
const recordListPage = (context: CommandContext, table: Table, emptyText: string): Outcome =>
  addRejectedFilesToPage(context, {
    document: { blocks: [table.rows.length === 0 ? line(emptyText) : table] },
  });

/** The outcome of `inspection list`. */
export const runInspectionList: Command<RecordListOptions> = (context, { json }) => {
  const { settings } = context.register;
  const inspections: InspectionList = inspectionsInOrder(context.register).map(
    ({ id, title, origin, status, published = null }) => ({ id, title, origin, status, published }),
  );
  if (json)
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof inspectionListResponse>('inspection-list', { inspections }),
    );
  const labels = new Map(settings.origins.map(({ id, label }) => [id, label]));
  const rows = inspections.map(({ id, title, origin, status, published }) => [
    id,
    title,
    labels.get(origin) ?? origin,
    status.replace('-', ' '),
    published === null ? '' : formatDate(published),
  ]);
  const columns = [
    'Inspection',
    flexibleColumn('Title', 20),
    flexibleColumn('Row of the summary'),
    'Status',
    'Published',
  ];
  return recordListPage(
    context,
    createTable(columns, rows),
    'The register has no inspection. `afi inspection add` adds one.',
  );
};

/** The outcome of `board list`. */
export const runBoardList: Command<RecordListOptions> = (context, { json }) => {
  const boards = sortById(context.register.boards, ({ id }) => id).map(
    ({ id, name, chair = null, parent = null }) => ({ id, name, chair, parent }),
  );
  if (json)
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof boardListResponse>('board-list', { boards }),
    );
  const rows = boards.map(({ id, name, chair, parent }) => [id, name, chair ?? '', parent ?? '']);
  const columns = ['Board', flexibleColumn('Name', 20), flexibleColumn('Chair'), 'Reports to'];
  return recordListPage(
    context,
    createTable(columns, rows),
    'The register has no board. `afi board add` adds one.',
  );
};

/** The outcome of `role list`. */
export const runRoleList: Command<RecordListOptions> = (context, { json }) => {
  const roles = listRoles(context.register);
  if (json)
    return addRejectedFilesToNotes(context, renderResponse<typeof roleListResponse>('role-list', { roles }));
  const rows = roles.map(({ role, listed: isListed }) => [role, isListed ? 'yes' : 'no']);
  return recordListPage(
    context,
    createTable([flexibleColumn('Role', 20), 'In register.yaml'], rows),
    'The register has no role. `afi settings set --role` adds one.',
  );
};

/** The roles of register.yaml in their order, then the other leads of actions. */
function listRoles({ settings: { roles = [] }, actions }: Register): RoleList {
  const leads = actions.flatMap(({ history }) =>
    history.flatMap((event) =>
      event.event === 'assigned'
        ? [event.force_lead, event.delivery_lead].filter((lead) => lead !== undefined)
        : [],
    ),
  );
  const otherLeads = [...new Set(leads)].filter((lead) => !roles.includes(lead));
  return [
    ...roles.map((role) => ({ role, listed: true })),
    ...otherLeads.sort(compareBy((lead) => lead)).map((role) => ({ role, listed: false })),
  ];
}
