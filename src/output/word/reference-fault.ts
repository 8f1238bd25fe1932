/** Defines the error of a reference document. */
import { AppError } from '../../domain/errors.ts';

/** What is wrong with `reference.docx`, as the end of a sentence. */
export class ReferenceFault extends AppError {
  override readonly code = 'reference-document';
}
