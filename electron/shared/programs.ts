/**
 * The programs of an animation, VFX and games studio whose work is the artist's work, though
 * nobody touches the keyboard: drawing with a pen, rendering, playing a review.
 */
export const USUAL_PROGRAMS: readonly string[] = [
  '3ds Max',
  'After Effects',
  'AfterFX',
  'Animate',
  'Blender',
  'Cinema 4D',
  'Clip Studio Paint',
  'DaVinci Resolve',
  'djv',
  'Fusion',
  'Harmony',
  'Houdini',
  'Katana',
  'Krita',
  'Mari',
  'Maya',
  'Moho',
  'mrv2',
  'mrViewer',
  'Nuke',
  'OpenToonz',
  'Photoshop',
  'Premiere Pro',
  'Resolve',
  'RV',
  'Storyboard Pro',
  'Substance',
  'Substance 3D Painter',
  'Toon Boom',
  'TVPaint',
  'Unity',
  'Unreal',
  'UnrealEditor',
  'xStudio',
  'ZBrush',
];

/** The least of a name that may go on with other letters: `houdini` is `houdinifx`, `rv` is no `rvim`. */
const TELLING = 5;
const MAKERS = /^(?:adobe|autodesk|the foundry|maxon) ?/;

/** A name without what systems and makers put around it: path, `.exe`, `Adobe`, spaces, case. */
function bare(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file
    .toLowerCase()
    .replace(/\.(?:exe|app|bin|x86_64)$/, '')
    .replace(MAKERS, '')
    .replace(/[ _]/g, '');
}

/**
 * Whether a process (its name, or the path it runs from) is one of these programs. A listed name
 * stands for what begins with it: `Maya` is `maya2026.exe`, `Nuke` is `Nuke15.1`.
 */
export function isOneOfPrograms(programs: readonly string[], process: string): boolean {
  const running = bare(process);
  return programs.some((program) => {
    const name = bare(program);
    if (name === '' || !running.startsWith(name)) return false;
    const next = running[name.length];
    return next === undefined || name.length >= TELLING || !/\p{L}/u.test(next);
  });
}
