"""The reference client sets a production up: by the lines of Kitsu's guide, and by Kitsu's own import of a sheet.

Usage: setup-reference.py API EMAIL PASSWORD BY_LINES BY_IMPORT SHEET. The sheet's columns are Sequence, Name, Frames and
task types, parted by semicolons. Prints the milliseconds of both as a line of JSON.
"""

import csv
import json
import sys
import time

import gazu

api, email, password, by_lines, by_import, sheet = sys.argv[1:]
gazu.set_host(api)
gazu.log_in(email, password)


def milliseconds(work):
    begun = time.monotonic()
    work()
    return (time.monotonic() - begun) * 1000


def lines():
    with open(sheet, encoding="utf8") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    types = [gazu.task.get_task_type_by_name(name) for name in list(rows[0])[3:]]
    sequences = {}
    for row in rows:
        name = row["Sequence"]
        if name not in sequences:
            sequences[name] = gazu.shot.new_sequence(by_lines, name)
        frames = int(row["Frames"])
        shot = gazu.shot.new_shot(by_lines, sequences[name], row["Name"], nb_frames=frames)
        for task_type in types:
            gazu.task.new_task(shot, task_type)


print(
    json.dumps(
        {
            "lines": milliseconds(lines),
            "import": milliseconds(
                lambda: gazu.shot.import_shots_with_csv(by_import, sheet)
            ),
        }
    )
)
