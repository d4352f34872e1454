import { test } from '../fixtures/app.ts';

/** An app whose window has said this; `start.spec.ts` shows that a real one's lines are heard. */
const saying = (line: string) => ({ consoleLines: ['log: all is well', line] });

test('a window’s error that nobody caught fails its test at the end', ({ watched }) => {
  test.fail();
  watched.running.push(saying('pageerror: effect_update_depth_exceeded'));
});

test('so does one on its console', ({ watched }) => {
  test.fail();
  watched.running.push(saying('error: Refused to connect to elsewhere'));
});

test('but not one that the test brought about and named', ({ watched, mayFail }) => {
  mayFail(/Refused to connect/);
  watched.running.push(saying('error: Refused to connect to elsewhere'));
});

test('nor a picture that Kitsu does not have', ({ watched }) => {
  watched.running.push(saying('error: Failed to load resource: the server responded with 404'));
});
