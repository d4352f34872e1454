import { z } from 'zod';
import type { Replica } from '../../replica/replica.ts';

/** The artist wants to be left alone while the timer runs on a task; kept over the end of the app. */
export const focusOf = ({ keyValue }: Pick<Replica, 'keyValue'>) => ({
  isOn: (taskId: string): boolean => keyValue.get('focus', z.string()) === taskId,
  begin: (taskId: string): void => void keyValue.set('focus', taskId),
  end: (): void => keyValue.remove('focus'),
});
