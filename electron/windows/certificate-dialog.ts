import type { Certificate, Dialog } from 'electron';
import { labelOf } from '../shared/plain-text.ts';

/** More than anybody keeps; a dialog has room for no more buttons. */
const MOST_SHOWN = 5;

/** Asks which of the user's certificates a server may see; `null` for none. */
export async function askForCertificate(
  dialog: Pick<Dialog, 'showMessageBox'>,
  host: string,
  certificates: readonly Certificate[],
): Promise<Certificate | null> {
  const shown = certificates.slice(0, MOST_SHOWN);
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: 'Kitsu Companion',
    message: `${labelOf(host)} asks who you are`,
    detail:
      'Your studio signs in with a certificate of this computer. It shows your name to the server. ' +
      'The choice holds until Kitsu Companion is closed.',
    buttons: [...shown.map(nameOf), 'None'],
    defaultId: shown.length,
    cancelId: shown.length,
  });
  return shown[response] ?? null;
}

const nameOf = ({ subjectName, issuerName }: Certificate): string =>
  `${labelOf(subjectName, 60)} (${labelOf(issuerName, 60)})`;
