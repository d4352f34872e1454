import type { IncomingHttpHeaders } from 'node:http';
import type { Person } from '../store/person-model.ts';
import type { StudioServices } from '../studio.ts';
import type { Claims } from '../accounts/tokens.ts';
import { notFound, wrongMethod } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Fields } from './fields.ts';
import type { RequestBody } from './request-body.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request to a public route. */
export interface ApiRequest {
  studio: StudioServices;
  params: { [name: string]: string };
  query: URLSearchParams;
  fields: Fields;
  /** The raw body, for routes that read more than fields. */
  sent: RequestBody;
  headers: IncomingHttpHeaders;
  /** Value of the `Authorization` header. */
  authorization: string | undefined;
  userAgent: string;
}

/** A request of a signed-in person. */
export interface SignedInRequest extends ApiRequest {
  me: Person;
  claims: Claims;
}

type SignedIn = (ask: SignedInRequest) => Answer | Promise<Answer>;
type Public = (ask: ApiRequest) => Answer | Promise<Answer>;

/** A route and the token that it requires; `none` is public. */
export type Route = { method: Method; path: string } & (
  { token: 'none'; answer: Public } | { token: 'access' | 'refresh'; answer: SignedIn }
);

const signedIn =
  (method: Method) =>
  (path: string, answer: SignedIn): Route => ({ method, path, token: 'access', answer });

/** A route for signed-in people: `/data/tasks/:task`, `/pictures/:preview.png`. */
export const get = signedIn('GET');
export const post = signedIn('POST');
export const put = signedIn('PUT');
export const remove = signedIn('DELETE');

/** A route that needs no token. */
export const open = (method: Method, path: string, answer: Public): Route => ({
  method,
  path,
  token: 'none',
  answer,
});

interface Compiled {
  route: Route;
  pattern: RegExp;
  names: string[];
}

/** Finds the route of a path; the one with the most fixed words wins, independent of their order. */
export class Router {
  private readonly byLength = new Map<number, Compiled[]>();

  constructor(routes: Route[]) {
    for (const route of routes) {
      const length = route.path.split('/').length;
      const group = this.byLength.get(length) ?? [];
      group.push(compile(route));
      group.sort((one, other) => one.names.length - other.names.length);
      this.byLength.set(length, group);
    }
  }

  /** Throws 404 for an unknown path, 405 for a known one with another method. */
  find(method: string, path: string): { route: Route; params: { [name: string]: string } } {
    let known = false;
    for (const { route, pattern, names } of this.byLength.get(path.split('/').length) ?? []) {
      const match = pattern.exec(path);
      if (!match) continue;
      known = true;
      if (route.method !== method && !(method === 'HEAD' && route.method === 'GET')) continue;
      const params = names.map((name, place) => [name, match[place + 1] ?? ''] as const);
      return { route, params: Object.fromEntries(params) };
    }
    throw known ? wrongMethod() : notFound();
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const pattern = route.path.replace(/\.|:(\w+)/g, (sign, name: string | undefined) => {
    if (name === undefined) return `\\${sign}`;
    names.push(name);
    return '([^/]+?)';
  });
  return { route, names, pattern: new RegExp(`^${pattern}$`) };
}
