import { projectNamed } from '../rules/access.ts';
import { makeParent } from '../rules/entity-making.ts';
import { ok } from '../server/answer.ts';
import { get, post } from '../server/router.ts';
import type { Route } from '../server/router.ts';
import { ofProject, plainList } from './entity-reads.ts';

/** Edits and concepts as lists of a production, canceled ones too; no folders of concepts. */
const listed = (path: string, kind: 'Edit' | 'Concept'): Route[] => [
  get(`/data/projects/:project/${path}`, (ask) => {
    projectNamed(ask.studio, ask.params['project']);
    return ok(plainList(ofProject(ask, kind).entities, kind));
  }),
  post(`/data/projects/:project/${path}`, (ask) => makeParent(ask, kind)),
];

export const editAndConceptRoutes: Route[] = [
  ...listed('edits', 'Edit'),
  ...listed('concepts', 'Concept'),
];
