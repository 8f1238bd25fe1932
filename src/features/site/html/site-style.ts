/** The site's style sheet: that of the papers, with what only the site has. */
import { pageStyle, paperStyle } from '../../../output/html/page-style.ts';

/** The style sheet of a site with a marking. */
export const siteStyle = (marking: string | null): string => `${pageStyle}
.ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0 0 0.5rem; }
.ways li { margin: 0; }
.ways a { display: inline-block; padding: 0.25rem 0; }
.ways a[aria-current] { color: var(--ink); font-weight: 700; text-decoration-thickness: 3px; }
.look { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: baseline; padding: 0 0 0.75rem; }
input, button { font: inherit; color: var(--ink); background: var(--page); border: 2px solid var(--line); padding: 0.25rem 0.5rem; max-width: 100%; }
#words { width: 30rem; }
.n a { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
body { max-width: 72rem; }
.top { display: flex; flex-wrap: wrap; gap: 0 2rem; justify-content: space-between; align-items: baseline; }
dl { max-width: 44rem; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; border-bottom: 1px solid var(--line); padding: 0.3rem 0; }
dt { flex: 0 0 13rem; color: var(--quiet); }
dd { flex: 1 1 15rem; margin: 0; }
.timeline { list-style: none; padding: 0 0 0 1rem; border-left: 3px solid var(--line); }
.timeline > li { margin: 0 0 1rem; }
.timeline p { margin: 0 0 0.25rem; max-width: 44rem; }
time { color: var(--quiet); }
@media print { .top { display: none; } }
${paperStyle(marking, 'portrait')}
`;
