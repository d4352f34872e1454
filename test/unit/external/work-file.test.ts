import { describe, expect, it } from 'vitest';
import { tasksOfFile, wordsFor } from '../../../electron/external/work-file.ts';

let made = 0;
function shot(sequence: string | null, name: string, type: string, more = {}) {
  return {
    id: `${(made += 1)}`,
    projectName: 'Last stop',
    episodeName: null as string | null,
    sequenceName: sequence,
    entityName: name,
    entityTypeName: 'Shot',
    forEntity: 'Shot',
    taskTypeName: type,
    ...more,
  };
}
const asset = (kind: string, name: string, type: string) => ({
  ...shot(null, name, type),
  ...{ entityTypeName: kind, forEntity: 'Asset' },
});

const TASKS = [
  shot('SQ010', 'SH030', 'Animation'),
  shot('SQ010', 'SH040', 'Animation'),
  shot('SQ010', 'SH040', 'Lighting'),
  shot('SQ020', 'SH010', 'Compositing'),
  asset('Characters', 'Hero', 'Rigging'),
  asset('Characters', 'Hero', 'Modeling'),
  asset('Props', 'Hero bike', 'Rigging'),
  asset('Props', 'Ticket machine', 'Modeling'),
  asset('Characters', 'R2D2', 'Rigging'),
];
const titles = (path: string, tasks = TASKS) => {
  const { tasks: found, clear } = tasksOfFile(path, tasks);
  return [
    clear && found.length === 1 ? 'sure' : 'asks',
    ...found.map((one) => `${one.entityName} ${one.taskTypeName}`),
  ];
};

describe('a file as studios name it', () => {
  it.each([
    // Blender, with what it adds to autosaves, backups and movies.
    ['/films/last/sh030_anim_v012.blend', 'SH030 Animation'],
    ['/tmp/sh030_anim_v012_48213_autosave.blend', 'SH030 Animation'],
    ['sh030_anim_v012.blend1', 'SH030 Animation'],
    ['sh030_anim_v012.blend@', 'SH030 Animation'],
    ['renders/sh030_anim_v0121001-1048.mp4', 'SH030 Animation'],
    ['sh030_anim_1001-1048.mp4', 'SH030 Animation'],
    ['sh030_anim_v001.mov1001-1048.mp4', 'SH030 Animation'],
    ['sh030_anim_####', 'SH030 Animation'],
    ['SQ010_SH030_anim.blend', 'SH030 Animation'],
    ['C:\\films\\SQ010_SH030_anim_v012.blend', 'SH030 Animation'],
    // Krita.
    ['sh030_anim_v012.kra', 'SH030 Animation'],
    ['sh030_anim_v012.kra-autosave.kra', 'SH030 Animation'],
    ['.sh030_anim_v012.kra-autosave.kra', 'SH030 Animation'],
    ['sh030_anim_v012.kra~', 'SH030 Animation'],
    // Maya, Houdini, Nuke, After Effects, Harmony, stills.
    ['scenes/sq010_sh030_anim_v012.ma', 'SH030 Animation'],
    ['scenes/incrementalSave/sh030_anim.0007.ma', 'SH030 Animation'],
    ['sh030-anim-012.mb', 'SH030 Animation'],
    ['backup/sh030_anim_v012_bak3.hiplc', 'SH030 Animation'],
    ['crash.sh030_anim.hip', 'SH030 Animation'],
    ['sq020_sh010_comp_v003.nk.autosave', 'SH010 Compositing'],
    ['sq020_sh010_cmp_v003.nk~', 'SH010 Compositing'],
    ['sh030_anim auto-save 3.aep', 'SH030 Animation'],
    ['sh030_anim_v012.xstage', 'SH030 Animation'],
    ['sh030_anim_v012.1001.exr', 'SH030 Animation'],
    ['sh030_anim_v012.%04d.exr', 'SH030 Animation'],
    // Any order, any separator or none, numbers with or without zeros, dates and notes after it.
    ['anim_sh030_v012.blend', 'SH030 Animation'],
    ['sq010.sh030.anim.v012.blend', 'SH030 Animation'],
    ['SQ010SH030Anim_v2.blend', 'SH030 Animation'],
    ['sq_010_sh_030_anim_v012.blend', 'SH030 Animation'],
    ['sh30_animation.blend', 'SH030 Animation'],
    ['sh030_anim_20261128_blocking_ada.blend', 'SH030 Animation'],
    ['LST_SQ010_SH030_anim_v012.blend', 'SH030 Animation'],
    ['last_stop_sh030_anim.blend', 'SH030 Animation'],
    // One task alone has that shot.
    ['sh030_v012.blend', 'SH030 Animation'],
    ['sh040_lgt_v001.ma', 'SH040 Lighting'],
    // Assets.
    ['hero_rig_v003.ma', 'Hero Rigging'],
    ['char_hero_rig.ma', 'Hero Rigging'],
    ['hero_bike_rig.ma', 'Hero bike Rigging'],
    ['heroBikeRig.ma', 'Hero bike Rigging'],
    ['ticketmachine_mdl_v1.blend', 'Ticket machine Modeling'],
    ['TicketMachine.blend', 'Ticket machine Modeling'],
    ['r2d2_rig.ma', 'R2D2 Rigging'],
    // The folders say what the name leaves open.
    ['/films/last/SQ010/SH040/lighting/sh040_v003.ma', 'SH040 Lighting'],
    ['/films/SQ010/SH030/anim/scene_v003.blend', 'SH030 Animation'],
  ])('%s', (path, title) => {
    expect(titles(path)).toEqual(['sure', title]);
  });

  it.each([
    // Two tasks on the shot, and no word for the kind of work.
    ['sh040_v002.blend', ['SH040 Animation', 'SH040 Lighting']],
    // A kind of work that is nobody's here may be someone else's task.
    ['sh030_layout_v001.blend', ['SH030 Animation']],
    ['sh030_anim_sh050.blend', ['SH030 Animation']],
    // Another sequence, in the name or in the folder.
    ['sq020_sh030_anim.blend', ['SH030 Animation']],
    ['/films/SQ020/SH030/sh030_anim_v012.blend', ['SH030 Animation']],
    // Another asset of a longer name.
    ['hero_dragon_rig.ma', ['Hero Rigging']],
    ['rig_hero_dragon.ma', ['Hero Rigging']],
  ])('%s is asked about', (path, tasks) => {
    expect(titles(path)).toEqual(['asks', ...tasks]);
  });

  it.each(['', 'quit.blend', 'untitled.kra', 'sh999_anim_v001.blend', 'anim.blend', '/home/ada/'])(
    '“%s” is none of the artist’s tasks',
    (path) => {
      expect(titles(path)).toEqual(['asks']);
    },
  );

  it('asks where a shot is in several sequences, and goes by what the name says of them', () => {
    const tasks = ['SQ010', 'SQ020', 'SQ030', 'SQ040', 'SQ050'].map((sequence) =>
      shot(sequence, 'SH030', 'Animation'),
    );
    const five = tasksOfFile('sh030_anim_v012.blend', tasks);
    expect(five.clear).toBe(true);
    expect(five.tasks).toHaveLength(5);
    expect(wordsFor(five)).toBe('SH030 Animation');
    // Zeros may be left out; where they are there, they count.
    const zeros = [...tasks, shot('SQ01', 'SH0030', 'Animation')];
    expect(tasksOfFile('sh030_anim.blend', zeros).tasks).toEqual(tasks);
    expect(tasksOfFile('sh0030_anim.blend', zeros)).toEqual({ tasks: [zeros[5]], clear: true });
    expect(wordsFor(tasksOfFile('sh30_anim.blend', zeros))).toBe('SH030 Animation');
    const one = tasksOfFile('SQ030_sh030_anim_v012.blend', tasks);
    expect(one).toEqual({ tasks: [tasks[2]], clear: true });
    expect(tasksOfFile('/f/SQ040/sh030_anim_v012.blend', tasks)).toEqual({
      ...{ tasks: [tasks[3]], clear: true },
    });
  });

  it('reads bare numbers from the outside in', () => {
    const tasks = [shot('010', '0030', 'Animation'), shot('030', '0010', 'Animation')];
    expect(tasksOfFile('LST_010_0030_anim_v01.blend', tasks)).toEqual({
      ...{ tasks: [tasks[0]], clear: true },
    });
  });

  it('does not take a code before the name for nothing where there are more productions', () => {
    const other = shot('SQ010', 'SH070', 'Animation', { projectName: 'Night train' });
    expect(titles('XYZ_sh070_anim.blend', [...TASKS, other])).toEqual(['asks', 'SH070 Animation']);
    expect(titles('NT_sh070_anim.blend', [...TASKS, other])).toEqual(['sure', 'SH070 Animation']);
  });
});
