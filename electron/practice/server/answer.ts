import type { Json } from '../store/model.ts';

/** A part of a file on disk, as a body. */
export class FilePart {
  readonly path: string;
  readonly start: number;
  readonly length: number;

  constructor(path: string, start: number, length: number) {
    this.path = path;
    this.start = start;
    this.length = length;
  }
}

/** The answer of a route; a Buffer and a file are sent unchanged, the rest as JSON. */
export interface Answer {
  status: number;
  body: Json | Buffer | FilePart;
  headers?: { [name: string]: string };
}

export const ok = (body: Json): Answer => ({ status: 200, body });
export const created = (body: Json): Answer => ({ status: 201, body });

/** An empty answer, as for most deletions. */
export const nothing = (): Answer => ({
  status: 204,
  body: Buffer.alloc(0),
  headers: { 'content-type': 'text/html; charset=utf-8' },
});

/** A refused request, thrown from anywhere in a route. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, body: Json | Buffer, headers: { [name: string]: string } = {}) {
    super(`refused with ${status}`);
    this.answer = { status, body, headers };
  }
}

const error = (status: number, message: string): Refusal =>
  new Refusal(status, { error: true, message });

export const notFound = (): Refusal =>
  error(
    404,
    '404 Not Found: The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  );

export const wrongMethod = (): Refusal =>
  error(405, 'The method is not allowed for the requested URL.');

export const forbidden = (): Refusal =>
  error(
    403,
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  );

/** A valid token of a person who has been deleted or deactivated. */
export const unauthorized = (): Refusal =>
  error(
    401,
    "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
  );

export const serverFault = (): Refusal => error(500, 'Internal server error.');

/** More bytes than the server takes. */
export const tooLarge = (): Refusal =>
  error(413, 'The data value transmitted exceeds the capacity limit.');

/** A part of a file that is not there, or more than one. */
export const noSuchRange = (): Refusal =>
  error(416, 'The server cannot provide the requested range.');

/** A parameter that zou's own code refuses: `data` is null. */
export const wrongParameter = (message: string): Refusal =>
  new Refusal(400, { error: true, message, data: null });

/** A body that its schema refuses: the fields, and the schema's own messages. */
export const invalidField = (fields: string | string[], message: string): Refusal =>
  new Refusal(400, {
    error: true,
    message: 'Validation error.',
    data: { errors: [fields].flat().map((field) => ({ field, message })) },
  });

/** A row that the database refuses, as zou's plain lists report it: without `error` in the body. */
export const refusedRow = (message: string): Refusal => new Refusal(400, { message });

/** A value that a column cannot hold, in a filter or in an entity. */
export const refusedValue = (message = INVALID_FORMAT): Refusal => error(400, message);

export const INVALID_FORMAT = 'One of the provided values has an invalid format.';

/** A body whose content type is not JSON. */
export const notJson = (): Refusal =>
  error(
    415,
    "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
  );

/** A body with the content type JSON that is not JSON. */
export const brokenJson = (): Refusal =>
  error(400, 'The browser (or proxy) sent a request that this server could not understand.');

/** A refused token, with the messages of zou's token library. */
export const tokenRefused = (status: 401 | 422, msg: string): Refusal =>
  new Refusal(status, { msg });

/** The only refusal that a refresh solves. */
export const tokenExpired = (): Refusal => error(401, 'Signature has expired');
