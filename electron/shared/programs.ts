/**
 * The usual programs of an animation, VFX and games studio. Their work counts as the artist's, even
 * without keyboard input: drawing with a pen, rendering, playing a review.
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

/**
 * The shortest name that may be followed by other letters: `houdini` matches `houdinifx`, but `rv` does
 * not match `rvim`.
 */
const TELLING = 5;
const MAKERS = /^(?:adobe|autodesk|the foundry|maxon) ?/;

/** A name without the parts that systems and vendors add: path, `.exe`, `Adobe`, spaces, case. */
function bare(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file
    .toLowerCase()
    .replace(/\.(?:exe|app|bin|x86_64)$/, '')
    .replace(MAKERS, '')
    .replace(/[ _]/g, '');
}

/**
 * Whether a process (its name, or the path of its executable) is one of these programs. A listed name
 * matches every name that begins with it: `Maya` matches `maya2026.exe`, `Nuke` `Nuke15.1`.
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
