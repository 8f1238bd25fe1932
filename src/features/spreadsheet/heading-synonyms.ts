/** Headings that registers of forces commonly use, folded, by the column that they mean. */

/** `Due date` is nobody's: it may be the force's own or the inspectorate's, and papers tell the two apart. */
const lines: Readonly<Record<string, readonly string[]>> = {
  id: ['action id; id; afi id; unique id'],
  type: [
    'type of action; category; recommendation type; coc/rec/afi; rec/afi; afi/rec; rec or afi',
    'rec/afi/coc; afi/rec/coc; coc/afi/rec; recommendation or afi; action type',
    'type of recommendation; rec type',
  ],
  inspection: [
    'report; source; inspection title; name of inspection; originating inspection; report title',
    'hmicfrs report; hmic report; hmicfrs inspection; hmic inspection; inspection report',
    'inspection name; report name; name of report; title of report; source report; originating report',
    'inspection/report; report/inspection',
  ],
  inspection_id: ['id of inspection; report id'],
  origin: ['summary row; inspection type; programme'],
  number: [
    'no; no.; number; rec no; rec no.; rec number; recommendation no; recommendation number; afi no',
    'rec/afi no; recommendation/afi no; afi number; number in report; rec #; recommendation #',
  ],
  title: [
    'summary; short title; subject; headline; brief title; recommendation title; rec title',
    'action title',
  ],
  wording: [
    'text; full text; recommendation; description; detail; details; recommendation text',
    'recommendation/afi; recommendation wording; wording of recommendation; full wording',
    'full recommendation; text of recommendation; rec text; recommendation detail',
    'recommendation details; recommendation description; recommendation in full; afi text',
    'afi wording; rec/afi text; rec/afi wording; recommendation/afi text',
  ],
  cause_of_concern: ['cause of concern; parent; linked cause of concern'],
  addressees: ['addressee; addressees; for'],
  deadline: ['hmicfrs deadline; timescale; inspectorate deadline'],
  deadline_by: ['deadline by; hmicfrs due date; hmicfrs deadline date; date due to hmicfrs'],
  portal_refs: [
    'ref; reference; portal ref; portal reference; hmicfrs ref; hmicfrs reference; portal refs',
    'portal id',
  ],
  paf: ['paf ref; paf question; peel question'],
  themes: ['theme'],
  marking: ['protective marking; gpms; classification'],
  status: [
    'current status; state; open/closed; progress status; action status; rec status',
    'recommendation status; status of recommendation; overall status',
  ],
  rag: ['rag status; rag rating; brag; brag status; brag rating; current rag; rag assessment'],
  force_lead: [
    'chief officer lead; chief officer; strategic lead; executive lead; senior responsible officer',
    'sro; chief officer owner; strategic owner; executive owner; cot lead',
  ],
  delivery_lead: [
    'lead; owner; action owner; delivery owner; business lead; tactical lead; responsible officer',
    'action lead; lead officer; business owner; operational lead; delivery officer; assigned to',
    'allocated to; action owner/lead',
  ],
  board: [
    'governance board; governance; meeting; group; monitoring board; governance group',
    'governance meeting; oversight board; scrutiny board; reporting board; board/group; board/meeting',
  ],
  target: [
    'target date; force target; target completion date; completion target; force target date',
    'force completion date; target for completion; internal target date',
  ],
  issued: ['date issued; issue date; date of issue; date raised; date recommendation issued; issued on'],
  published: [
    'published; date published; publication date; report date; date of report; report published',
    'published on; published date; date report published; report publication date; report publication',
    'date of publication; date of report publication',
  ],
  completed_on: ['date completed; completed on; completion date; completed date; date of completion'],
  submitted_on: [
    'date submitted; submitted on; submission date; submitted date; date of submission',
    'date submitted to hmicfrs; date submitted for closure; submitted to hmicfrs on',
  ],
  batch: ['submission; closure batch'],
  closed_on: [
    'date closed; closed on; closure date; closed date; date of closure; date closed by hmicfrs',
    'hmicfrs closure date; closed by hmicfrs on; date discharged',
  ],
  route: ['route; reason for closure; closure reason; closure route; method of closure; how closed'],
  progress: [
    'progress; update; latest update; progress update; force response; comments; current position',
    'progress to date; progress update/comments; progress notes; latest position',
    'latest progress update; current update; update/progress; progress/update; commentary',
    'force update',
  ],
  progress_on: [
    'date of update; last updated; update date; date updated; date of last update; last update date',
    'latest update date; date last updated',
  ],
  assigned_on: ['date assigned; assigned on; date allocated'],
};

export const usualHeadings: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(lines).map(([column, said]) => [column, said.flatMap((line) => line.split('; '))]),
);
