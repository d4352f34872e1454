import { roleIn, type StudioConfig } from '../../rules/studio-rules.ts';
import type { Role } from '../../shared/production.ts';
import type { ProductionSummary } from '../../shared/productions.ts';
import type { ProjectItem } from './items.ts';

const ROLES: readonly Role[] = ['user', 'supervisor', 'manager', 'admin', 'client', 'vendor'];

/** A production as the list shows it to one person. */
export function summaryOf(
  { id, name, type, style, startDate, endDate, fps, resolution, teamIds, pictureId }: ProjectItem,
  open: boolean,
  me: string,
  studio: StudioConfig,
): ProductionSummary {
  const role = ROLES.find((one) => one === roleIn(id, studio)) ?? 'user';
  return {
    ...{ id, name, type, style, open, role, startDate, endDate, fps, resolution, pictureId },
    mine: teamIds.includes(me),
    team: teamIds.length,
  };
}
