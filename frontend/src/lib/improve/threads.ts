import type { Comment } from './talk';

export interface Thread {
  root: Comment;
  replies: Comment[];
}

/** Threads, the oldest first. A deleted comment stays only while somebody answered it. */
export function threadsOf(comments: Comment[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const comment of comments) {
    if (!comment.reply_to) threads.set(comment.id, { root: comment, replies: [] });
  }
  for (const comment of comments) {
    if (comment.reply_to && !comment.deleted_at) threads.get(comment.reply_to)?.replies.push(comment);
  }
  return [...threads.values()].filter(({ root, replies }) => !root.deleted_at || replies.length > 0);
}

/** How many threads are open at a field, or in all. */
export const openThreads = (threads: Thread[], pointer?: string) =>
  threads.filter(({ root }) => !root.resolved_at && (pointer === undefined || root.pointer === pointer))
    .length;
