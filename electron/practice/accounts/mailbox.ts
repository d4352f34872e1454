export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** The studio's e-mail: nothing leaves the machine, `GET /mail?to=` on the site shows it. */
export class Mailbox {
  private readonly letters: Letter[] = [];

  send(letter: Letter): void {
    this.letters.push(letter);
    if (this.letters.length > 50) this.letters.shift();
  }

  /** Oldest first. */
  to(address: string | null): Letter[] {
    return this.letters.filter((letter) => address === null || letter.to === address);
  }
}
