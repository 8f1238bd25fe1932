/** Reads input that is not on the command line: answers to questions, and texts from files, pipes and the editor. */
import { fail, ok, type Result } from '../domain/errors.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Encoding } from '../domain/vocabulary.ts';
import { maxRecordBytes } from '../storage/file-source.ts';
import type { NamedFileReader } from '../storage/named-place.ts';
import type { Environment } from '../storage/process.ts';
import { tooLarge } from '../storage/safe-file.ts';
import { UserError } from './command.ts';
import type { CallValues } from './define-command.ts';
import type { InputDecoder } from './input-decoder.ts';
import type { Prompter, Reply } from './prompts.ts';
import type { Runtime } from './runtime.ts';

interface TextSources extends Pick<Runtime, 'input'> {
  readonly readFile: NamedFileReader;
  readonly decoder: InputDecoder;
}

/** A prompter on the terminal. Texts of several lines are written in the user's editor, and on the terminal if there is none or it fails. */
export async function createPrompter(
  { color }: Pick<CallValues, 'color'>,
  env: Environment,
  { decode }: InputDecoder,
): Promise<Prompter> {
  const [{ createTerminalPrompter }, { editorCommand, editText }] = await Promise.all([
    import('./terminal-prompts.ts'),
    import('../storage/editor.ts'),
  ]);
  const prompter = createTerminalPrompter({ colour: color !== false && !env['NO_COLOR'] });
  const editor = editorCommand(env);
  if (editor === undefined) return prompter;
  return {
    ...prompter,
    lines: async (question, settings) => {
      const { hint, initialText, validate } = settings;
      const askOnTerminal = (text: string | undefined) =>
        prompter.lines(question, { ...settings, ...(text !== undefined && { initialText: text }) });
      prompter.show(`${question}\nYour editor opens.`);
      for (;;) {
        const editResult = editText(editor, {
          hint,
          env,
          decode: (bytes) => decode(bytes, 'The text from the editor'),
          ...(initialText !== undefined && { initialText }),
        });
        if (!editResult.ok) {
          const { reason, content } = editResult.error;
          prompter.show(`${reason[0]?.toUpperCase()}${reason.slice(1)}. Enter the text here instead.`);
          return askOnTerminal(content === '' ? undefined : content);
        }
        const refusal = validate(editResult.value);
        if (refusal === undefined) return editResult.value;
        const reply = await prompter.confirm(`${refusal} Open the editor again?`, { defaultAnswer: true });
        if (reply !== true) return askOnTerminal(editResult.value === '' ? initialText : editResult.value);
      }
    },
  };
}

/** The texts of the files that the options name, by file; `-` is standard input. Files that do not exist are omitted. */
export async function readTextArguments(
  { note, noteFile, wordingFile }: Pick<CallValues, 'note' | 'noteFile' | 'wordingFile'>,
  { readFile, input, decoder }: TextSources,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of [note === '-' ? note : undefined, noteFile, wordingFile]) {
    if (file === undefined || texts.has(file)) continue;
    const bytes = file === '-' ? await readInput(input) : readFile(file, maxRecordBytes);
    if (bytes !== undefined) texts.set(file, decoder.decode(bytes, file === '-' ? 'Standard input' : file));
  }
  return texts;
}

async function readInput(input: Runtime['input']): Promise<Uint8Array> {
  const bytes = await input(maxRecordBytes);
  if (bytes.length > maxRecordBytes)
    throw tooLarge('standard input', `more than ${maxRecordBytes} bytes`, maxRecordBytes);
  return bytes;
}

/** The sheets of a spreadsheet that the user names; fails with a sentence if it cannot be read. */
export async function readSheetsFile(
  readFile: NamedFileReader,
  { file, encoding }: { readonly file: string; readonly encoding: Encoding | undefined },
  { notify }: InputDecoder,
): Promise<Result<readonly Sheet[], string>> {
  const [{ readSheets }, { maxSpreadsheetBytes }] = await Promise.all([
    import('../storage/spreadsheet/read-sheets.ts'),
    import('../storage/spreadsheet/size-limits.ts'),
  ]);
  const bytes = readFile(file, maxSpreadsheetBytes);
  if (bytes === undefined) return fail(`the file ${file} does not exist.`);
  const result = readSheets(file, bytes, encoding);
  if (!result.ok) return result;
  if (result.value.notice !== undefined) notify(result.value.notice);
  return ok(result.value.sheets);
}

/**
 * The answer to a question.
 * @throws UserError with the message if the user left the question.
 */
export async function requireAnswer(question: Promise<Reply>, message: string): Promise<string> {
  const answer = await question;
  if (typeof answer !== 'string') throw new UserError(message);
  return answer;
}
