/** Reads a topic of help from the package, and draws it for a terminal. */
import type { Document } from '../../output/document.ts';
import { parseMarkdown } from '../../output/parse-markdown.ts';
import type { Screen } from '../../output/screen.ts';
import { renderTerminal } from '../../output/terminal.ts';
import { readSafeFile } from '../../storage/safe-file.ts';
import type { Topic } from './topics.ts';

const maxTopicBytes = 1 << 20;

/** The greatest width of help, in columns, which a text in a pipe has too. */
const maxHelpWidth = 100;

/**
 * The text of a topic, without a line end.
 * @param home the package's own folder
 */
export function renderTopic(topic: Topic, home: string, screen: Screen): string {
  const file = `src/features/help/topics/${topic}.md`;
  const bytes = readSafeFile({ folder: home, file, name: file }, maxTopicBytes);
  const document: Document = { blocks: parseMarkdown(bytes?.toString('utf8') ?? '') };
  return renderTerminal(document, { ...screen, width: Math.min(screen.width ?? maxHelpWidth, maxHelpWidth) });
}
