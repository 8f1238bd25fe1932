/** The register as git recorded it, for commands that only read: at a commit, or at the end of a day. */
import { chronicleOf } from './chronicle.ts';
import type { RecordedRegister, Past as WholePast } from './commands/command.ts';
import { inWords } from './model/calendar.ts';
import { validate } from './open.ts';
import { anchored } from './register/git/anchors.ts';
import type { Place } from './register/git/git.ts';
import { type Past, pastAt } from './register/git/past.ts';
import { signaturesOf } from './register/git/signatures.ts';

type Environment = Place['env'];

export const past = (folder: string, env: Environment, when: string): Promise<Past> =>
  pastAt({ folder, env }, when);

/** Said on standard error beside every answer from the past. */
export const toldOf = ({ commit, day }: Past): string =>
  `As git recorded it in ${commit.slice(0, 8)}, of ${inWords(day)}.`;

/** What a command compares the register with. */
export const recordedRegister =
  (folder: string, env: Environment, today: string) =>
  async (when: string): Promise<RecordedRegister> => {
    const { commit, day, shelf } = await past(folder, env, when);
    const { register, rejected } = validate(shelf, today);
    return { commit, day, register, rejected };
  };

/** What a command asks of the whole history; `file` makes a file's name absolute. */
export const historyAt = (place: Place, file: (named: string) => string): WholePast => ({
  chronicle: (asked) => chronicleOf(place, asked),
  anchored: (chronicle, names) => anchored(place, chronicle, names),
  signatures: async (signers, commits) => signaturesOf(place, file(signers), commits),
});
