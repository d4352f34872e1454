import type { Route } from '../server/router.ts';
import { appLoginRoutes } from './app-login.ts';
import { authRoutes } from './auth.ts';
import { commentManyRoutes } from './comment-many.ts';
import { commentRoutes } from './comments.ts';
import { assigningRoutes } from './assigning.ts';
import { attachmentRoutes } from './attachments.ts';
import { assetRoutes } from './assets.ts';
import { castingRoutes } from './casting.ts';
import { dayOffRoutes } from './days-off.ts';
import { descriptorRoutes } from './descriptors.ts';
import { editAndConceptRoutes } from './edits-and-concepts.ts';
import { entityRoutes } from './entities.ts';
import { episodeRoutes } from './episodes.ts';
import { mediaRoutes } from './media.ts';
import { personTimeRoutes } from './person-time.ts';
import { personRoutes } from './persons.ts';
import { playlistRoutes } from './playlists.ts';
import { previewRoutes } from './previews.ts';
import { projectSettingsRoutes } from './project-settings.ts';
import { projectTemplateRoutes } from './project-templates.ts';
import { projectRoutes } from './projects.ts';
import { removalRoutes } from './removals.ts';
import { scheduleRoutes } from './schedule.ts';
import { scheduleVersionRoutes } from './schedule-versions.ts';
import { sequenceRoutes } from './sequences.ts';
import { shotRoutes } from './shots.ts';
import { taskMakingRoutes } from './task-making.ts';
import { personTaskRoutes } from './person-tasks.ts';
import { commentChangeRoutes } from './comment-changes.ts';
import { commentReplyRoutes } from './comment-replies.ts';
import { discoveryRoutes } from './discovery.ts';
import { newsRoutes } from './news.ts';
import { notificationRoutes } from './notifications.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { studioListRoutes } from './studio-lists.ts';
import { taskRoutes } from './tasks.ts';
import { timeSpentRoutes } from './time-spents.ts';
import { userRoutes } from './user.ts';
import { userTimeRoutes } from './user-time.ts';

/** Every route of the API, without the `/api` that a studio's proxy adds. */
export const allRoutes: Route[] = [
  ...discoveryRoutes,
  ...removalRoutes,
  ...authRoutes,
  ...appLoginRoutes,
  ...userRoutes,
  ...userTimeRoutes,
  ...taskRoutes,
  ...timeSpentRoutes,
  ...commentRoutes,
  ...commentManyRoutes,
  ...studioListRoutes,
  ...assigningRoutes,
  ...assetRoutes,
  ...castingRoutes,
  ...dayOffRoutes,
  ...descriptorRoutes,
  ...editAndConceptRoutes,
  ...entityRoutes,
  ...episodeRoutes,
  ...personTimeRoutes,
  ...personRoutes,
  ...playlistRoutes,
  ...previewRoutes,
  ...projectSettingsRoutes,
  ...projectRoutes,
  ...projectTemplateRoutes,
  ...scheduleRoutes,
  ...scheduleVersionRoutes,
  ...sequenceRoutes,
  ...shotRoutes,
  ...taskMakingRoutes,
  ...personTaskRoutes,
  ...commentChangeRoutes,
  ...commentReplyRoutes,
  ...subscriptionRoutes,
  ...newsRoutes,
  ...notificationRoutes,
  ...attachmentRoutes,
  ...mediaRoutes,
];
