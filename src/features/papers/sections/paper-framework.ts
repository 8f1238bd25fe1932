/** Finds the version of the framework that a paper uses. */
import { requireFramework } from '../../../app/framework-lookup.ts';
import { frameworkOn } from '../../../domain/framework.ts';
import type { Framework } from '../../../domain/records/framework.ts';
import { noFramework, type Paper } from '../../../domain/records/paper.ts';
import type { Register } from '../../../domain/register.ts';

/** Whether a paper's file leaves out the appendix with the framework. */
export const leavesOutFramework = ({ framework }: Paper): boolean => framework === noFramework;

/**
 * The version that a paper's file names, else the one that serves its day; undefined where the register has none.
 * @throws UserError if the file names an unknown version.
 */
export const frameworkOfPaper = (register: Register, paper: Paper): Framework | undefined =>
  paper.framework === undefined || leavesOutFramework(paper)
    ? frameworkOn(register, paper.as_at)
    : requireFramework(register, paper.framework, paper.as_at);
