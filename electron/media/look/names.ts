import type { FileCheck, FileKind } from '../../shared/file-look.ts';

/** What zou 1.0.97 makes pictures of, and what it plays. */
const PICTURES = ['jpe', 'jpeg', 'jpg', 'png'];
const MOVIES = ['avi', 'm4v', 'mkv', 'mov', 'mp4', 'webm', 'wmv'];
const MODELS = ['blend', 'fbx', 'glb', 'gltf', 'hip', 'ma', 'mb', 'obj'];
const DOCUMENTS = ['md', 'pdf'];
const SOUNDS = ['mp3', 'wav'];
/** What it keeps as it is, in the order of its own list. */
const OTHERS =
  'ae ai clip comp diff exr fla flv gif kra psd psb rar rev riv sai sai2 sbbkp svg swf tvpp zip'.split(
    ' ',
  );

/** Of these Kitsu's page shows something: a model turns, a document opens, a sound plays. */
const SHOWN = ['glb', 'gltf', 'fbx', 'obj', 'pdf', 'mp3', 'wav', 'gif', 'svg', 'md'];

/** The extension as zou reads it: what follows the last point, in lower case; `''` if there is none. */
export function extensionOf(name: string): string {
  const point = name.lastIndexOf('.');
  return point < 0 ? '' : name.slice(point + 1).toLowerCase();
}

export function fileKind(name: string): FileKind {
  const extension = extensionOf(name);
  if (PICTURES.includes(extension)) return 'picture';
  if (MOVIES.includes(extension)) return 'movie';
  if (MODELS.includes(extension)) return 'model';
  if (DOCUMENTS.includes(extension)) return 'document';
  return SOUNDS.includes(extension) ? 'sound' : 'other';
}

/** What the name alone says: whether Kitsu takes the file at all. */
export function nameChecks(name: string): FileCheck[] {
  const extension = extensionOf(name);
  if (extension.trim() === '') return [{ level: 'refused', code: 'no-extension' }];
  if (extension !== extension.trimEnd()) return [{ level: 'refused', code: 'space-at-end' }];
  const kind = fileKind(name);
  if (kind === 'other' && !OTHERS.includes(extension)) {
    return [{ level: 'refused', code: 'extension-refused', extension }];
  }
  const checks: FileCheck[] = [];
  if (name.slice(0, -extension.length - 1) === '') {
    checks.push({ level: 'warning', code: 'name-empty', extension });
  }
  if (kind !== 'picture' && kind !== 'movie' && !SHOWN.includes(extension)) {
    checks.push({ level: 'note', code: 'no-preview', extension });
  }
  return checks;
}
