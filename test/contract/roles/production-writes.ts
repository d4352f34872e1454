import { write, type Write } from './write.ts';

interface Row {
  id: string;
}

/** Writes that set up a production and its studio. */
export const PRODUCTION_WRITES: Write[] = [
  //                                            art sup man adm ven cli
  write('make a production', '. . . + . .', async (as, stage) => {
    const { id } = await as.post<Row>('/data/projects', { name: stage.name('Film') });
    await stage.as.admin.put(`/data/projects/${id}`, { project_status_id: stage.closed });
    await stage.as.admin.delete(`/data/projects/${id}?force=true`);
  }),
  write('change a production', '. . + + . .', (as, { project }) =>
    as.put(`/data/projects/${project}`, { description: 'Changed' }),
  ),
  write('add somebody to the team', '. . + + . .', (as, { project, bystander }) =>
    as.post(`/data/projects/${project}/team`, { person_id: bystander }),
  ),
  write('enable a task type', '. . + + . .', (as, { project, taskTypes }) =>
    as.post(`/data/projects/${project}/settings/task-types`, { task_type_id: taskTypes.layout }),
  ),
  write('enable a task status', '. . + + . .', (as, { project, statuses }) =>
    as.post(`/data/projects/${project}/settings/task-status`, { task_status_id: statuses.wip }),
  ),
  write('enable an asset type', '. . + + . .', (as, { project, assetType }) =>
    as.post(`/data/projects/${project}/settings/asset-types`, { asset_type_id: assetType }),
  ),
  write('make a person', '. . . + . .', async (as, stage) => {
    const email = `${stage.name('new').replace(/ /g, '-')}@example.com`;
    const body = { first_name: 'New', last_name: stage.unique, email };
    const { id } = await as.post<Row>('/data/persons', body);
    await stage.as.admin.delete(`/data/persons/${id}?force=true`);
  }),
  write("set somebody's password", '. . . + . .', (as, { bystander }) =>
    as.post(`/actions/persons/${bystander}/change-password`, {
      password: 'kitsu-companion',
      password_2: 'kitsu-companion',
    }),
  ),
  write('make an asset type', '. . . + . .', async (as, stage) => {
    const { id } = await as.post<Row>('/data/entity-types', { name: stage.name('Beast') });
    await stage.as.admin.delete(`/data/entity-types/${id}`);
  }),
  write('rename an asset type', '. . . + . .', async (as, stage) => {
    const { admin } = stage.as;
    const { id } = await admin.post<Row>('/data/entity-types', { name: stage.name('Beast') });
    try {
      return await as.put(`/data/entity-types/${id}`, { name: stage.name('Creature') });
    } finally {
      await admin.delete(`/data/entity-types/${id}`);
    }
  }),
  write('make a task type', '. . . + . .', async (as, stage) => {
    const body = { name: stage.name('Grooming'), color: '#000000', for_entity: 'Asset' };
    const { id } = await as.post<Row>('/data/task-types', body);
    await stage.as.admin.delete(`/data/task-types/${id}`);
  }),
  ...(['episodes', 'sequences', 'shots', 'scenes'] as const).map((kind) =>
    write(`make one of the ${kind}`, '. . + + . .', (as, stage) =>
      as.post(`/data/projects/${stage.project}/${kind}`, {
        name: stage.name(kind),
        ...(kind === 'shots' || kind === 'scenes' ? { sequence_id: stage.sequence } : {}),
      }),
    ),
  ),
  write('make an asset', '. . + + . .', (as, stage) => {
    const path = `/data/projects/${stage.project}/asset-types/${stage.assetType}/assets/new`;
    return as.post(path, { name: stage.name('Asset') });
  }),
  write('change a shot', '. . + + . .', (as, { shot }) =>
    as.put(`/data/entities/${shot}`, { description: 'Changed' }),
  ),
  write('write metadata of a shot', '. . + + . .', (as, { shot }) =>
    as.put(`/data/entities/${shot}`, { data: { fog: 1 } }),
  ),
  write("write one's department's column of a shot", '. + + + . .', async (as, stage) => {
    const body = { name: 'Snow', entity_type: 'Shot', departments: [stage.department] };
    const path = `/data/projects/${stage.project}/metadata-descriptors`;
    const { id } = await stage.as.admin.post<Row>(path, body);
    try {
      return await as.put(`/data/entities/${stage.shot}`, { data: { snow: 1 } });
    } finally {
      await stage.as.admin.delete(`${path}/${id}`);
    }
  }),
  write('add a metadata column', '. . + + . .', (as, stage) =>
    as.post(`/data/projects/${stage.project}/metadata-descriptors`, {
      name: stage.name('Column'),
      entity_type: 'Shot',
    }),
  ),
  write("add a column for one's department", '. + + + . .', (as, stage) =>
    as.post(`/data/projects/${stage.project}/metadata-descriptors`, {
      name: stage.name('Column'),
      entity_type: 'Shot',
      departments: [stage.department],
    }),
  ),
  write('delete a metadata column', '. . + + . .', async (as, stage) => {
    const path = `/data/projects/${stage.project}/metadata-descriptors`;
    const body = { name: stage.name('Column'), entity_type: 'Shot' };
    const { id } = await stage.as.admin.post<Row>(path, body);
    return as.delete(`${path}/${id}`);
  }),
  write('make a playlist', '. + + + . .', (as, stage) =>
    as.post('/data/playlists', {
      name: stage.name('Playlist'),
      project_id: stage.project,
      for_entity: 'shot',
      shots: [],
    }),
  ),
  write("add to somebody's playlist", '. . + + . .', async (as, stage) => {
    const body = { name: stage.name('Playlist'), project_id: stage.project, shots: [] };
    const { id } = await stage.as.admin.post<Row>('/data/playlists', body);
    return as.post(`/actions/playlists/${id}/add-entity`, { entity_id: stage.shot });
  }),
  write("change somebody's playlist", '. . + + . .', async (as, stage) => {
    const body = { name: stage.name('Playlist'), project_id: stage.project, shots: [] };
    const { id } = await stage.as.admin.post<Row>('/data/playlists', body);
    return as.put(`/data/playlists/${id}`, { name: stage.name('Watched') });
  }),
  write("change one's own playlist", '. + + + . .', async (as, stage) => {
    const body = { name: stage.name('Playlist'), project_id: stage.project, shots: [] };
    const { id } = await as.post<Row>('/data/playlists', body);
    return as.put(`/data/playlists/${id}`, { name: stage.name('Watched') });
  }),
  write("delete somebody's playlist", '. . + + . .', async (as, stage) => {
    const body = { name: stage.name('Playlist'), project_id: stage.project, shots: [] };
    const { id } = await stage.as.admin.post<Row>('/data/playlists', body);
    return as.delete(`/data/playlists/${id}`);
  }),
  write('make a version of the schedule', '. . + + . .', (as, stage) =>
    as.post('/data/production-schedule-versions', {
      name: stage.name('Plan'),
      project_id: stage.project,
    }),
  ),
];
