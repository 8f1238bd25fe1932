/** What every paper's page begins and ends with. */
import type { ReportContext } from '../report-definition.ts';

export const headOf = ({ register, paper, withheld, isPublic, files, fingerprint }: ReportContext) => ({
  paper: {
    id: paper.id,
    title: paper.title,
    meeting: paper.meeting ?? null,
    as_at: paper.as_at,
    since: paper.since ?? null,
    report_of: paper.report_of ?? null,
    to: paper.to ?? null,
    presenting_officer: paper.presenting_officer ?? null,
    status: paper.status ?? null,
    public: isPublic,
    marking: paper.marking ?? register.settings.marking ?? null,
  },
  force: {
    name: register.settings.force.name,
    short_name: register.settings.force.short_name ?? register.settings.force.name,
    area: register.settings.force.area ?? null,
  },
  officer: register.settings.officer ?? null,
  narrative: paper.narrative ?? {},
  /** Actions left out because they are marked above the paper. */
  withheld,
  files,
  fingerprint,
});

export type Head = ReturnType<typeof headOf>;
