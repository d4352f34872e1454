import { brokenJson, notJson, refusedRow, serverFault } from './answer.ts';
import type { SentFile, SentForm } from './form.ts';
import type { Json } from '../store/model.ts';

/** The body of a request, read strictly, as zou's plain lists and uploads do. */
export class RequestBody {
  /** The version that the sender already has. */
  readonly knownVersion: string | undefined;
  private readonly bytes: Buffer;
  private readonly type: string;
  private readonly form: SentForm | null;

  constructor(
    sent: { body: Buffer; form: SentForm | null },
    type: string,
    knownVersion: string | undefined,
  ) {
    this.bytes = sent.body;
    this.form = sent.form;
    this.type = type;
    this.knownVersion = knownVersion;
  }

  /** The JSON body; 415 if its content type is not JSON, 400 if it is not JSON. */
  json(): Json {
    if (!/^application\/([\w.+-]+\+)?json\b/.test(this.type)) throw notJson();
    try {
      return JSON.parse(this.bytes.toString('utf8')) as Json;
    } catch {
      throw brokenJson();
    }
  }

  /** The columns of a new row. */
  created(): { [name: string]: Json } {
    const value = this.json();
    if (Array.isArray(value)) throw refusedRow('pop expected at most 1 argument, got 2');
    if (value === null || typeof value !== 'object') throw serverFault();
    return value;
  }

  /** The columns that change. */
  changed(): { [name: string]: Json } {
    const value = this.json();
    if (value === null || typeof value !== 'object' || Array.isArray(value)) throw serverFault();
    return value;
  }

  /** The file of a form in that field, or `null`. */
  file(field: string): SentFile | null {
    return this.files().find((file) => file.field === field) ?? null;
  }

  /** Every file of a form. */
  files(): SentFile[] {
    return this.form?.files ?? [];
  }
}
