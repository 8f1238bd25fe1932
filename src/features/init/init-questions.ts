/** Asks for the name of the force on a terminal. */
import { CancelledError, type StandaloneQuestions } from '../../app/command.ts';
import type { InitOptions } from './command.ts';

/** The question of `init`. @throws CancelledError if the user leaves it */
export const askForName: StandaloneQuestions<InitOptions> = async (ask, { name }) => {
  if (name !== undefined) return {};
  const answer = await ask.text('Name of the force:', (text) =>
    text === '' ? 'Enter the name of the force, such as Harbour Police.' : undefined,
  );
  if (typeof answer !== 'string') throw new CancelledError('Cancelled. Nothing was created.');
  return { name: answer };
};
