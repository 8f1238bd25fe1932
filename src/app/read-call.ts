/** Reads the values of a call from its texts. All faults of a call are reported in one refusal. */

import type { Register } from '../domain/register.ts';
import { optionFlag } from './change-options.ts';
import { UserError } from './command.ts';
import type { CallValues, CommandDefinition } from './define-command.ts';
import {
  type Argument,
  dateOption,
  type Flag,
  InvalidValueError,
  textOption,
  type ValueOption,
  type ValueSetting,
} from './options.ts';

/** A call as it was typed. */
export interface Call {
  /** The texts of each argument and option, and whether a flag is set. */
  readonly inputs: Readonly<Record<string, readonly string[] | boolean | undefined>>;
  /** What the parser of the command line refused, as sentences. */
  readonly faults: readonly string[];
}

/** What the values of a call depend on besides the register. */
interface ReadSetting {
  /** The day of the clock, YYYY-MM-DD. */
  readonly today: string;
  /** Whether a person is asked for what the call lacks. */
  readonly canAsk: boolean;
  readonly hasPath: ValueSetting['hasPath'];
  /** Prints a sentence on what was understood. */
  readonly notify: (sentence: string) => void;
}

/** A call that was read as far as possible without the register. */
export interface CallReading {
  /** The values that need no register. */
  readonly values: CallValues;
  readonly hasFaults: boolean;
  /** An error with what is wrong with the call after it. What the call lacks is left out if nothing else is wrong. */
  readonly addFaults: (error: UserError) => UserError;
  /** Reads the values that name something in the register. @throws UserError with all faults of the call */
  readonly complete: (register: () => Register) => Promise<CallValues>;
}

type ValueInput = Argument | ValueOption;
type NamedInput = readonly [name: string, input: ValueInput | Flag];

/** Options of every command that have a value. */
const globalOptions = { register: textOption('dir', ''), today: dateOption('') };
const globalFlags = ['json', 'quiet', 'color'];

/** Thrown where a value needs the register before it is open. */
class RegisterNeededError extends Error {}
const needRegister = (): Register => {
  throw new RegisterNeededError();
};

/** Reads the call as far as possible without the register. */
export async function readCall(
  definition: CommandDefinition,
  call: Call,
  setting: ReadSetting,
): Promise<CallReading> {
  const { arguments: args, options, findMissing, loadJointReader } = definition;
  const { values, faults, readInputs, valueSetting } = createInputReader(definition, call, setting);
  for (const name of globalFlags) if (call.inputs[name] !== undefined) values[name] = call.inputs[name];
  const inputs: readonly NamedInput[] = [globalOptions, args, options].flatMap((group) =>
    Object.entries<ValueInput | Flag>(group),
  );
  const waitingInputs = await readInputs(inputs, needRegister);
  const isGiven = (name: string) => call.inputs[name] !== undefined;
  const isWrong = faults.length > 0;
  if (!setting.canAsk) faults.push(...(findMissing?.(isGiven) ?? []));
  return {
    values: withFilter(values, definition),
    hasFaults: faults.length > 0,
    addFaults: (error) => (isWrong ? new UserError(describeFaults([error.message, ...faults])) : error),
    complete: async (register) => {
      await readInputs(waitingInputs, register);
      const readJointly = await loadJointReader?.();
      const jointValues = await readJointly?.(withFilter(values, definition), valueSetting('', register));
      const allFaults = [...faults, ...(jointValues?.ok === false ? jointValues.error : [])];
      if (allFaults.length > 0) throw new UserError(describeFaults(allFaults));
      return withFilter({ ...values, ...(jointValues?.ok && jointValues.value) }, definition);
    },
  };
}

/** The values of a call; those of filters are also one value. */
function withFilter(values: Readonly<Record<string, unknown>>, { options }: CommandDefinition): CallValues {
  const filters = Object.entries(values).filter(([name]) => options[name]?.filter === true);
  return { ...values, json: values['json'] === true, filter: Object.fromEntries(filters) };
}

/** Returns a reader of inputs, and what it collects. */
function createInputReader(
  { kind: commandKind, options }: CommandDefinition,
  { inputs: texts, faults: wordFaults }: Call,
  setting: ReadSetting,
) {
  const values: Record<string, unknown> = {};
  const faults = [...wordFaults];
  const valueSetting = (label: string, register: () => Register): ValueSetting => ({
    today: typeof values['today'] === 'string' ? values['today'] : setting.today,
    register,
    hasPath: setting.hasPath,
    isChange: commandKind === 'change',
    note: (sentence) => setting.notify(`${label} ${sentence}`.trim()),
  });

  /** Reads the texts of an input; returns false if that needs the register. */
  const readTexts = async ([name, input]: readonly [string, ValueInput], register: () => Register) => {
    const ownTexts = texts[name];
    if (!Array.isArray(ownTexts)) {
      readAbsent(name, input);
      return true;
    }
    const label = inputLabel(name, input);
    const isSingle = ['value', 'argument', 'optional-argument'].includes(input.kind);
    const ownFaults: string[] = [];
    if (isSingle && ownTexts.length > 1)
      ownFaults.push(
        `${label} is given twice: ${ownTexts.map((text) => `\`${text}\``).join(' and ')}. Give it once.`,
      );
    const parse = await input.loadParse();
    const parsedValues: unknown[] = [];
    for (const text of ownTexts)
      try {
        if (String(text).trim() === '' && !('acceptsEmpty' in input)) {
          ownFaults.push(emptyFault([name, input], options));
          continue;
        }
        parsedValues.push(await parse(text, valueSetting(label, register)));
      } catch (error) {
        if (error instanceof RegisterNeededError) return false;
        if (error instanceof InvalidValueError)
          ownFaults.push(label === '' ? error.message : `${label}: ${error.message}`);
        else if (error instanceof UserError) ownFaults.push(error.message);
        else throw error;
      }
    faults.push(...ownFaults);
    values[name] = isSingle ? parsedValues[0] : parsedValues;
    return true;
  };

  /** The default of an input without a text, or its fault if it is needed. */
  const readAbsent = (name: string, input: ValueInput) => {
    if (input.kind === 'variadic-argument') values[name] = [];
    else if (input.kind === 'argument') faults.push(`<${name}> is missing: ${input.help}.`);
    else if ('default' in input && input.default !== undefined) values[name] = input.default;
    else if ('mandatory' in input && input.mandatory)
      faults.push(`${optionFlag(name)} <${input.placeholder}> is missing: ${input.help}.`);
  };

  /** Reads inputs, and returns those that need the register. */
  const readInputs = async (inputs: readonly NamedInput[], register: () => Register) => {
    const waitingInputs: NamedInput[] = [];
    for (const [name, input] of inputs)
      if (input.kind === 'flag') {
        if (texts[name] === true) values[name] = true;
      } else if (!(await readTexts([name, input], register))) waitingInputs.push([name, input]);
    return waitingInputs;
  };
  return { values, faults, readInputs, valueSetting };
}

/** The refusal of an empty text, which is more often a mistake (an unset variable of a shell) than meant. */
const emptyFault = (
  [name, { kind, help }]: readonly [string, ValueInput],
  options: CommandDefinition['options'],
): string =>
  kind.endsWith('argument')
    ? `<${name}> is empty: ${help}.`
    : `${optionFlag(name)} is empty. Enter a value, or leave the option out${'unset' in options ? '; --unset removes a field' : ''}.`;

/** `--by` for an option; nothing for an argument. */
const inputLabel = (name: string, { kind }: ValueInput): string =>
  kind.endsWith('argument') ? '' : optionFlag(name);

const describeFaults = (faults: readonly string[]): string => {
  const [fault = ''] = faults;
  const lines = [
    `nothing was done. There are ${faults.length} faults in this call:`,
    ...faults.map((each) => `- ${each}`),
  ];
  return faults.length === 1 ? fault : lines.join('\n');
};
