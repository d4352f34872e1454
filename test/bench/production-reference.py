"""The reference client reads the lists of a production, a number of times, then once its tasks by the guide's lines.

Usage: reference.py API EMAIL PASSWORD PROJECT TIMES. Prints a line of JSON each time.
"""

import json
import sys
import time

import gazu
import requests

seen = {"requests": 0, "bytes": 0}
plain = requests.Session.request


def counted(session, *args, **options):
    answer = plain(session, *args, **options)
    seen["requests"] += 1
    seen["bytes"] += len(answer.content)
    return answer


requests.Session.request = counted


def read(project):
    return {
        "project": [gazu.project.get_project(project)],
        "episodes": gazu.shot.all_episodes_for_project(project),
        "sequences": gazu.shot.all_sequences_for_project(project),
        "shots": gazu.shot.all_shots_for_project(project),
        "assets": gazu.asset.all_assets_for_project(project),
        "assetTypes": gazu.asset.all_asset_types_for_project(project),
        "taskTypes": gazu.task.all_task_types(),
        "taskStatuses": gazu.task.all_task_statuses(),
        "tasks": gazu.task.all_tasks_for_project(project),
    }


def by_the_guide(project):
    """The number of tasks, asked for as Kitsu's guide shows it: of each shot and each asset."""
    sequences = gazu.shot.all_sequences_for_project(project)
    shots = [shot for sequence in sequences for shot in gazu.shot.all_shots_for_sequence(sequence)]
    assets = gazu.asset.all_assets_for_project(project)
    return sum(len(gazu.task.all_tasks_for_shot(shot)) for shot in shots) + sum(
        len(gazu.task.all_tasks_for_asset(asset)) for asset in assets
    )


def main(api, email, password, project, times):
    gazu.client.set_host(api)
    gazu.log_in(email, password)
    for _ in range(int(times)):
        # It caches answers, which would falsify the measurement.
        gazu.cache.disable()
        seen.update(requests=0, bytes=0)
        began = time.perf_counter()
        lists = read(project)
        took = (time.perf_counter() - began) * 1000
        counts = {name: len(rows) for name, rows in lists.items()}
        print(json.dumps({**seen, "milliseconds": took, "counts": counts}), flush=True)
    seen.update(requests=0, bytes=0)
    began = time.perf_counter()
    tasks = by_the_guide(project)
    took = (time.perf_counter() - began) * 1000
    print(json.dumps({**seen, "milliseconds": took, "counts": {"tasks": tasks}}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
