import type { FileNote } from '../sheet.ts';
import type { SheetBody } from './sheet-body.ts';

/** Versions up to 0.2.0 kept a sentence where there is a code now. */
type Worded = Omit<FileNote, 'said'> & { said?: FileNote['said']; message?: string };

/** A sheet's body as it was stored, by whatever version. */
export function storedBody(stored: unknown): SheetBody {
  const body = stored as SheetBody;
  const { cut } = body;
  return {
    ...{ ...body, ...notesOf(body) },
    cut: cut && { ...cut, cut: { ...cut.cut, ...notesOf(cut.cut) } },
  };
}

const notesOf = ({
  questions,
  problems,
}: {
  questions: readonly Worded[];
  problems: readonly Worded[];
}) => ({ questions: questions.map(storedNote), problems: problems.map(storedNote) });

const storedNote = ({ row, column, said, message = '' }: Worded): FileNote => ({
  ...{ row, column, said: said ?? { code: 'earlier', text: message } },
});
