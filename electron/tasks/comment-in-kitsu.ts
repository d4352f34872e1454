import { statusNamed } from '../rules/status-chip.ts';
import type { StudioConfig } from '../rules/studio-rules.ts';
import type { Attachment, Comment, Reply } from '../shared/comment.ts';
import type { Mention, ThreadComment, ThreadFile, ThreadReply } from '../shared/thread.ts';

/** Who reads a thread, and what is known of the studio. `me`: the person's id. */
export interface Reader {
  studio: StudioConfig;
  me: string | null;
}

const inKitsu = (): Pick<ThreadReply, 'mark' | 'note' | 'changeId' | 'leavesAt' | 'changes'> => ({
  mark: 'kitsu',
  note: null,
  changeId: null,
  leavesAt: null,
  changes: [],
});

/** A comment of the replica as the window draws it. */
export const commentInKitsu = (
  comment: Comment,
  reader: Reader,
): Omit<ThreadComment, 'replies' | 'replyBlocked' | 'tickBlocked'> => ({
  id: comment.id,
  ...authorOf(comment, reader),
  at: comment.at,
  text: comment.text,
  mentions: mentionsOf(comment, reader),
  attachments: files(comment.attachments),
  status: statusNamed(comment.statusId, reader.studio.context),
  pinned: comment.pinned,
  edited: comment.editorId !== null && comment.checklist.length === 0,
  checklist: comment.checklist,
  previews: comment.previews,
  acknowledgedBy: comment.acknowledgements.flatMap((id) =>
    id === reader.me ? ['You'] : (nameIn(reader, id) ?? []),
  ),
  publishing: null,
  acknowledged: reader.me !== null && comment.acknowledgements.includes(reader.me),
  ...inKitsu(),
});

/** The same for a reply. */
export const replyInKitsu = (reply: Reply, reader: Reader): ThreadReply => ({
  id: reply.id,
  ...authorOf(reply, reader),
  at: reply.at,
  text: reply.text,
  mentions: mentionsOf(reply, reader),
  attachments: files(reply.attachments),
  ...inKitsu(),
});

const nameIn = ({ studio }: Reader, personId: string): string | undefined =>
  studio.context?.people[personId];

const authorOf = (
  { personId, personName }: Pick<Comment, 'personId' | 'personName'>,
  reader: Reader,
) => ({
  author: nameIn(reader, personId ?? '') ?? personName ?? 'Somebody',
  mine: personId !== null && personId === reader.me,
});

const files = (attachments: readonly Attachment[]): ThreadFile[] =>
  attachments.map((file) => ({ ...file, inKitsu: true }));

/** Kitsu sends ids; the text has names. Somebody who is unknown here is left out. */
function mentionsOf(
  { mentions, departmentMentions }: Pick<Comment, 'mentions' | 'departmentMentions'>,
  reader: Reader,
): Mention[] {
  const departments = reader.studio.context?.departments ?? [];
  return [
    ...mentions.flatMap((id): Mention[] => {
      const name = nameIn(reader, id);
      return name ? [{ name, kind: 'person', mine: id === reader.me }] : [];
    }),
    ...departmentMentions.flatMap((id): Mention[] => {
      const found = departments.find((one) => one.id === id);
      return found ? [{ name: found.name, kind: 'department', mine: false }] : [];
    }),
  ];
}
