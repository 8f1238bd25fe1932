/** What stands around a new register: for git, for editors, for CI, for the reader. */
import { mergeDriver } from './merge-driver.ts';

export const attributes = `# The same bytes on every system: what is counted must not change on the way.
register/** text eol=lf
templates/** text eol=lf
register/evidence/** -text

# Histories of two branches are united event by event, where git was told how: see README.md.
register/actions/*.yaml merge=afi
register/assessments/*/*.yaml merge=afi
register/portal/explanations.yaml merge=afi
`;

export const editorConfig = `root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true

[*.yaml]
indent_style = space
indent_size = 2
`;

export const githubWorkflow = `name: Register
on: [push, pull_request]
permissions:
  contents: read
jobs:
  register:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes afi-register check --format github
      - run: |
          mkdir -p out
          npx --yes afi-register summary --format markdown > out/summary.md
          for paper in register/papers/*.yaml; do
            if [ -e "$paper" ]; then
              name=$(basename "$paper" .yaml)
              npx --yes afi-register report "$name" -o "out/$name.md"
            fi
          done
      - uses: actions/upload-artifact@v4
        with:
          name: papers
          path: out
`;

export const gitlabPipeline = `register:
  image: node:22
  variables:
    GIT_DEPTH: 0
  script:
    - npx --yes afi-register check --format junit > check.xml
    - mkdir -p out
    - npx --yes afi-register summary --format markdown > out/summary.md
    - |
      for paper in register/papers/*.yaml; do
        if [ -e "$paper" ]; then
          name=$(basename "$paper" .yaml)
          npx --yes afi-register report "$name" -o "out/$name.md"
        fi
      done
  artifacts:
    when: always
    paths: [out]
    reports:
      junit: check.xml
`;

export const readme = (name: string): string => `# The register of ${name}

Improvement actions of HMICFRS and internal audit, one file each, under \`register/\`. Kept with \`afi\`.

1. Edit \`register/register.yaml\`: the force, its origins, its roles. Then \`afi record\`.
2. Add boards as files in \`register/boards/\`, then \`afi record\`.
3. Add actions: \`afi add --help\`.
4. Each day: \`afi due\`. Before each meeting: \`afi check\`, then \`afi summary\` or \`afi report PAPER\`.

Every change is one commit; \`git log\` is the audit trail.

## In a clone

Two branches may record on one action. \`afi\` unites their histories event by event, and marks only what contradicts. Git keeps such a driver in its configuration, which no clone takes along; so once in each clone:

    git config merge.afi.driver '${mergeDriver}'

Where that is not done git merges these files as plain text: two events added in one place are then a conflict to be put right by hand. Either way \`afi check\` refuses what was left half merged.
`;
