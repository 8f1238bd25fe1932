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

Improvement actions of HMICFRS and internal audit, one file each, under \`register/\`. Kept with \`afi\`.

1. Edit \`register/register.yaml\`: the force, its origins, its roles. Then \`afi save\`.
2. Add boards and papers as files, as below, then \`afi save\`.
3. Add actions: \`afi add\` asks for what it needs; \`afi add --help\` tells how to give it in one line, or many from a list.
4. Each day: \`afi due\`. Before each meeting: \`afi check\`, then \`afi summary\` or \`afi report PAPER\`.

Every change is one commit; \`git log\` is the audit trail.

| Here | What it is |
| --- | --- |
| \`register/\` | the records; \`schemas/\` in it are for editors that complete and check YAML |
| \`templates/\` | the wording of the papers, to be made your own |
| \`.gitattributes\`, \`.editorconfig\` | the same bytes on every system |
| \`.github/workflows/register.yml\`, \`.gitlab-ci.yml\` | each commit checked and the papers printed into \`dist/\`; keep the one that your host runs |

The two CI files install the package \`${tool}\`. It has to be there for them: on the npm registry, or on the force's own, whose address then goes into a file \`.npmrc\` here. Until it is, they fail at that line, and nothing else does.

## A board and a paper

A board is a file in \`register/boards/\`, named for its id. \`register/boards/iamb.yaml\`:

    id: iamb
    name: Inspection and Audit Monitoring Board
    chair: Deputy Chief Constable
    frequency: monthly

A paper is a file in \`register/papers/\`, which says what it speaks of and in which words of yours. \`register/papers/audit-committee-2022-03.yaml\`, which \`afi report audit-committee-2022-03\` then prints:

    id: audit-committee-2022-03
    template: audit-committee
    title: HMICFRS improvement actions - update
    as_at: 2022-03-10
    since: 2021-11-25
    to: The Chair and members of the Audit Committee
    narrative:
      purpose: To tell the committee what has moved.

Every field stands in the schemas, with what it means: \`register/schemas/board.schema.json\`, \`register/schemas/paper.schema.json\`. An editor that knows YAML completes them where a file begins with

    # yaml-language-server: $schema=../schemas/board.schema.json

## In a clone

Two branches may record on one action. \`afi\` unites their histories event by event, and marks only what contradicts. Git keeps such a driver in its configuration, which no clone takes along; so once in each clone:

    git config merge.afi.driver '${mergeDriver}'

Where that is not done git merges these files as plain text: two events added in one place are then a conflict to be put right by hand. Either way \`afi check\` refuses what was left half merged.
`;
