/** Loads what commits changed outside the register's folder: files of pipelines and tools, and the templates of papers. */
import type { RecordRevision, RecordVersion } from '../domain/commit-history.ts';
import { withCatFile } from '../storage/git/cat-file.ts';
import { type GitLocation, runGit } from '../storage/git/git.ts';
import { type FileContent, readLog } from '../storage/git/log.ts';

/** Files and folders that are watched at the top of the repository. */
const watchedAtTop = [
  ...[
    '.afi',
    '.ci',
    '.circleci',
    '.buildkite',
    '.azure-pipelines',
    '.github',
    '.gitlab',
    '.husky',
    '.woodpecker',
  ],
  ...['.gitlab-ci.yml', '.woodpecker.yml', '.drone.yml', '.travis.yml', '.pre-commit-config.yaml'],
  ...['Jenkinsfile', 'azure-pipelines.yml', 'bitbucket-pipelines.yml', '.gitattributes', '.gitmodules'],
];
/** Files and folders that are watched next to the register's folder, if that is not at the top. */
const watchedNextToRegister = ['.afi', 'templates', '.gitattributes'];

/** The changes of watched files by commit, compared with each parent in their order. Paths are relative to the top of the repository. */
export async function loadSurroundings(
  place: GitLocation,
): Promise<ReadonlyMap<string, readonly (readonly RecordRevision[])[]>> {
  const { status, output } = runGit(place, ['rev-parse', '--show-prefix']);
  if (status !== 0) return new Map();
  const depth = output.toString().trimEnd().split('/').length - 1;
  const pathToTop = '../'.repeat(depth);
  const log = readLog(place, {
    isFromTop: true,
    files: [
      ...watchedAtTop.map((file) => `${pathToTop}${file}`),
      ...(depth > 0 ? watchedNextToRegister.map((file) => `../${file}`) : []),
    ],
  });
  const allContents = log.flatMap(({ changesByParent }) =>
    changesByParent.flat().flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  );
  const ids = [...new Set(allContents.filter(({ mode }) => mode.startsWith('100')).map(({ id }) => id))];
  const contents = ids.length === 0 ? [] : await withCatFile(place, (reader) => reader.contents(ids));
  const contentById = new Map(ids.map((id, index) => [id, contents[index]]));
  const versionOf = (content: FileContent | undefined): RecordVersion | undefined =>
    content && {
      id: content.id,
      data: undefined,
      readText: () => contentById.get(content.id)?.toString('utf8') ?? content.id,
    };
  return new Map(
    log.map(({ commit, changesByParent }) => [
      commit,
      changesByParent.map((changes) =>
        changes.map(({ file, before, after }) => ({
          file,
          before: versionOf(before),
          after: versionOf(after),
        })),
      ),
    ]),
  );
}
