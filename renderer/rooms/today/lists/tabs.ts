import type { ListCounts, TaskTab } from '../../../../electron/shared/task-lists.ts';

export interface Tab {
  tab: TaskTab;
  label: string;
  /** `null` while it is not known. */
  count: number | null;
}

/** The tabs of somebody with so many tasks to do; who reviews nothing has no list of it. */
export function tabsOf(todo: number, counts: ListCounts | null): Tab[] {
  const tabs: Tab[] = [
    { tab: 'todo', label: 'To-do', count: todo },
    { tab: 'done', label: 'Done', count: counts?.done ?? null },
  ];
  if (counts !== null && counts.check !== null) {
    tabs.push({ tab: 'check', label: 'To check', count: counts.check });
  }
  return tabs;
}

/** The tab after this one; after the last comes the first. */
export function tabAfter(tab: TaskTab, tabs: readonly Tab[]): TaskTab {
  const at = tabs.findIndex((one) => one.tab === tab);
  return tabs[(at + 1) % tabs.length]?.tab ?? 'todo';
}
