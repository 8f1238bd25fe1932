/** Contains the files of a new register: settings for git, editors and CI, the README and register.yaml. */
import { mergeDriver } from '../merge-driver/command.ts';

/** `.gitattributes`: line ends, and the merge driver of the records with histories. */
export const gitAttributes = `# The same bytes on every system: what is counted must not change on the way.
register/** text eol=lf
templates/** text eol=lf
register/evidence/** -text

# Histories of two branches are united event by event, where git was told how: see README.md.
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
export const gitIgnore = `# What is made from the register, and never part of it.
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
          fetch-depth: 0 # The whole history is the audit trail.
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
  GIT_DEPTH: 0 # The whole history is the audit trail.

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

The improvement actions of HMICFRS and internal audit, one file for each, in the folder \`register/\`. It is kept with \`afi\`; \`afi help start\` describes the first steps.

1. Edit \`register/register.yaml\`: enter the force, its origins and its roles. Then run \`afi save\`.
2. Add boards and papers, as described below.
3. Add actions: \`afi add\` asks for each part. \`afi add --help\` describes how to add one with options, or many from a list.
4. Each day, run \`afi due\`. Before each meeting, run \`afi check\`, then \`afi summary\` or \`afi report PAPER\`.

Every change is one commit, and \`afi history\` is the audit trail.

| File or folder | Contents |
| --- | --- |
| \`register/\` | The records. Its folder \`schemas/\` is for editors that complete and check YAML |
| \`templates/\` | The wording of the papers, which you can change |
| \`.gitattributes\`, \`.editorconfig\` | Settings that keep the files the same on every system |
| \`.github/workflows/register.yml\`, \`.gitlab-ci.yml\` | Each commit is checked, and the papers are written to \`dist/\`. Keep the file that your host uses |

The two CI files install the package \`${tool}\`. It must be on the npm registry or on a registry of the force, whose address you enter in a file \`.npmrc\` here. Until then, they fail at that line. Nothing else depends on it.

## A board and a paper

A board is a file in \`register/boards/\` with the name of its id, such as \`register/boards/iamb.yaml\`:

    id: iamb
    name: Inspection and Audit Monitoring Board
    chair: Deputy Chief Constable
    frequency: monthly

A paper is a file in \`register/papers/\` with its dates and your own words, such as \`register/papers/audit-committee-2022-03.yaml\`. \`afi report audit-committee-2022-03\` then writes it:

    id: audit-committee-2022-03
    template: audit-committee
    title: HMICFRS improvement actions - update
    as_at: 2022-03-10
    since: 2021-11-25
    to: The Chair and members of the Audit Committee
    narrative:
      purpose: This paper informs the Committee of progress since its last meeting.

Run \`afi save\` after you have written a file. The schemas describe every field: \`register/schemas/board.schema.json\`, \`register/schemas/paper.schema.json\`. An editor that supports YAML completes the fields if a file begins with

    # yaml-language-server: $schema=../schemas/board.schema.json

## In a clone

Two people may record events on the same action. \`afi\` merges their histories event by event, and marks only what contradicts. Git keeps this setting in the configuration of each clone, so run this once in each clone:

    git config merge.afi.driver '${mergeDriver}'

Without it, git merges these files as plain text, and two events added in one place are a conflict that you must resolve by hand. \`afi check\` reports any file that is left half merged.
`;
