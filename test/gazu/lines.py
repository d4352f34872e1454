"""One line of a guide: run, looked at, and told as one line of JSON."""

import json
from types import SimpleNamespace


class Lines:
    def __init__(self):
        self.made = SimpleNamespace()
        self.count = 0

    def line(self, name, call, holds, keep=None):
        """Must work, and its answer must hold; `keep` remembers the answer for the lines after."""
        try:
            answer = call()
            if keep:
                setattr(self.made, keep, answer)
            self.tell(name, None if holds(answer) else f"it answered {str(answer)[:500]}")
        except Exception as error:
            self.tell(name, f"{type(error).__name__}: {str(error)[:500]}")

    def refused(self, name, call, kind, words):
        """Must be refused with that error and those words in it."""
        try:
            self.tell(name, f"it was not refused but answered {str(call())[:500]}")
        except Exception as error:
            fits = type(error).__name__ == kind and words in str(error)
            self.tell(name, None if fits else f"{type(error).__name__}: {str(error)[:500]}")

    def tell(self, name, problem):
        self.count += 1
        print(json.dumps({"line": name, "problem": problem}), flush=True)

    def end(self):
        print(json.dumps({"lines": self.count}), flush=True)
