/** Contains the files of a new register: settings for git, editors and CI, the README and register.yaml. */
import { mergeDriver } from '../merge-driver/command.ts';

/** `.gitattributes`: line ends, and the merge driver of the records with histories. */
export const gitAttributes = `# The same bytes on every system, so that figures are the same everywhere.
register/** text eol=lf
templates/** text eol=lf
register/evidence/** -text

# The histories of two branches are merged event by event: see README.md.
register/actions/*.yaml merge=afi
register/assessments/*/*.yaml merge=afi
register/portal/explanations.yaml merge=afi
register/accepted.yaml merge=afi
`;

/** `.editorconfig`. */
export const editorConfig = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.yaml]
indent_style = space
indent_size = 2
`;

/** `.gitignore`. */
export const gitIgnore = `# Written from the register, and not part of it.
dist/
`;

/** A shell script that writes the table and every paper to `dist/`. */
const printPapersScript = `mkdir -p dist
afi summary --format markdown > dist/summary.md
for paper in register/papers/*.yaml; do
  [ -e "$paper" ] || continue
  name=$(basename "$paper" .yaml)
  afi report "$name" -o "dist/$name.md"
done`;

const indent = (text: string, width: number) => text.replace(/^(?=.)/gm, ' '.repeat(width));

/** A GitHub workflow that checks each commit and writes the papers; `tool` is the npm package with its version. */
export const githubWorkflow = (tool: string): string => `name: Register
on: [push, pull_request]
permissions:
  contents: read
jobs:
  register:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # The full history is the audit trail.
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install --global ${tool}
      - run: afi check --format github
      - name: Papers
        run: |
${indent(printPapersScript, 10)}
      - uses: actions/upload-artifact@v4
        with:
          name: papers
          path: dist
          if-no-files-found: error
`;

/** The same for GitLab. */
export const gitlabPipeline = (tool: string): string => `default:
  image: node:22

variables:
  GIT_DEPTH: 0 # The full history is the audit trail.

check:
  script:
    - npm install --global ${tool}
    - mkdir -p dist
    - afi check
    - afi check --format junit > dist/check.xml
  after_script:
    - '[ -e dist/check.xml ] || afi check --format junit > dist/check.xml'
  artifacts:
    when: always
    paths: [dist]
    reports:
      junit: dist/check.xml

papers:
  script:
    - npm install --global ${tool}
    - |
${indent(printPapersScript, 6)}
  artifacts:
    paths: [dist]
`;

/** The README of a new register. */
export const readme = (name: string, tool: string): string => `# The register of ${name}

Improvement actions that HMICFRS and internal audit have issued, one file for each, in \`register/\`. The register is kept with \`afi\`.

1. Describe the force: \`afi settings set --help\` lists what can be set, such as the roles and the rows of the summary table.
2. Add your boards with \`afi board add\`, and your inspections with \`afi inspection add\`.
3. Add actions with \`afi add\`, which asks for each part, or import a spreadsheet with \`afi import\`.
4. Each day, run \`afi\`: it shows what needs attention. Before a meeting, run \`afi check\`, then \`afi paper new\` and \`afi report\`.

\`afi help start\` has examples of each step. Every change is one commit, and \`afi history\` lists them.

| File or folder | What it is |
| --- | --- |
| \`register/\` | the records, with their schemas for editors in \`schemas/\` |
| \`templates/\` | the wording of the papers, for you to adapt |
| \`.gitattributes\`, \`.editorconfig\` | settings that give the same bytes on every system |
| \`.github/workflows/register.yml\`, \`.gitlab-ci.yml\` | checks of each commit, and the papers in \`dist/\`; keep the file that your git server uses |

The two CI files install the package \`${tool}\`. It must be on the npm registry, or on your own registry, with its address in a file \`.npmrc\` in this folder. Until it is, these checks fail. Nothing else is affected.

## In a copy of this repository

Two officers may record changes to one action on two branches. \`afi\` merges their histories event by event, and marks only contradictions. Git does not copy this setting, so run this line once in each copy:

    git config merge.afi.driver '${mergeDriver}'

Without it, git merges these files as plain text: two events added in one place are then a conflict to resolve by hand. \`afi check\` reports an error while a merge is not finished.
`;
