"""The second guide: reading and driving the schedule of what the first one made."""

import base64
import os
import tempfile

import gazu

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def follow(lines, unique, day):
    tasks(lines, unique)
    finding(lines)
    status_and_time(lines, day)
    traversal(lines)
    thumbnails(lines)


def tasks(lines, unique):
    line, made = lines.line, lines.made
    line(
        "task.get_task",
        lambda: gazu.task.get_task(made.task["id"]),
        lambda task: task["task_type"]["name"] == "Modeling"
        and [one["id"] for one in task["persons"]] == [made.person["id"]],
        keep="whole_task",
    )
    line(
        "task.update_task",
        lambda: gazu.task.update_task(
            {
                **made.whole_task, "start_date": "2026-11-20", "due_date": "2026-12-01",
                "estimation": 480, "priority": 2,
            }
        ),
        lambda task: task["due_date"] == "2026-12-01T00:00:00"
        and task["start_date"] == "2026-11-20T00:00:00"
        and task["estimation"] == 480
        and task["priority"] == 2,
    )
    lines.refused(
        "task.new_task_type without a name", lambda: gazu.task.new_task_type(), "TypeError", "name"
    )
    line(
        "task.new_task_type",
        lambda: gazu.task.new_task_type(f"Grooming {unique}", for_entity="Asset"),
        lambda kind: kind["for_entity"] == "Asset",
    )
    made.wip = gazu.task.get_task_status_by_short_name("wip")
    line(
        "task.new_task",
        lambda: gazu.task.new_task(
            made.shot, made.layout, task_status=made.wip, assignees=[made.person]
        ),
        lambda task: task["assignees"] == [made.person["id"]]
        and task["task_status_id"] == made.wip["id"],
        keep="layout_task",
    )
    line(
        "task.new_task again",
        lambda: gazu.task.new_task(made.shot, made.layout),
        lambda task: task["id"] == made.layout_task["id"],
    )


def names(expected):
    return lambda rows: sorted(row["task_type_name"] for row in rows) == sorted(expected)


def finding(lines):
    line, refused, made = lines.line, lines.refused, lines.made
    for kind, expected in (
        ("asset", ["Modeling", "Rigging"]),
        ("shot", ["Animation", "Layout"]),
        ("scene", []),
        ("sequence", []),
    ):
        find = getattr(gazu.task, f"all_tasks_for_{kind}")
        line(f"task.all_tasks_for_{kind}", lambda: find(getattr(made, kind)), names(expected))
    line(
        "task.all_tasks_for_shot, as a timeline",
        lambda: [
            {"task": task["name"], "start": task["start_date"], "end": task["due_date"]}
            for task in gazu.task.all_tasks_for_shot(made.shot["id"])
        ],
        lambda timeline: [entry["task"] for entry in timeline] == ["main", "main"],
    )
    line(
        "task.all_tasks_for_entity_and_task_type",
        lambda: gazu.task.all_tasks_for_entity_and_task_type(made.shot, made.animation),
        lambda tasks: len(tasks) == 1,
    )
    todo = gazu.task.get_task_status_by_short_name("todo")
    line(
        "task.all_tasks_for_task_status",
        lambda: gazu.task.all_tasks_for_task_status(made.project, made.animation, todo),
        lambda tasks: len(tasks) == 1 and tasks[0]["entity_id"] == made.shot["id"],
    )
    line(
        "task.all_task_types",
        gazu.task.all_task_types,
        lambda kinds: made.animation["id"] in [kind["id"] for kind in kinds],
    )
    refused(
        "task.all_task_types_for_shot of an asset",
        lambda: gazu.task.all_task_types_for_shot(made.asset),
        "RouteNotFoundException",
        "data/shots/",
    )
    for kind, expected in (
        ("shot", ["Animation", "Layout"]),
        ("asset", ["Modeling", "Rigging"]),
        ("scene", []),
        ("sequence", ["Animation", "Layout"]),
    ):
        find = getattr(gazu.task, f"all_task_types_for_{kind}")
        line(
            f"task.all_task_types_for_{kind}",
            lambda: find(getattr(made, kind)),
            lambda kinds: sorted(one["name"] for one in kinds) == expected,
        )
    refused(
        "task.get_task_by_name",
        lambda: gazu.task.get_task_by_name(made.asset, made.modeling, "main"),
        "AttributeError",
        "get_task_by_name",
    )
    line(
        "task.get_task_type",
        lambda: gazu.task.get_task_type(made.modeling["id"]),
        lambda kind: kind["name"] == "Modeling",
    )
    refused(
        "task.get_task_type with the id of a status",
        lambda: gazu.task.get_task_type(made.wip["id"]),
        "RouteNotFoundException",
        "data/task-types/",
    )
    line(
        "task.get_task_status",
        lambda: gazu.task.get_task_status(made.wip["id"]),
        lambda status: status["is_wip"] is True,
    )


def status_and_time(lines, day):
    line, made = lines.line, lines.made
    line(
        "task.assign_tasks_to_person",
        lambda: gazu.task.assign_tasks_to_person([made.task, made.layout_task], made.person),
        lambda tasks: [task["id"] for task in tasks] == [made.task["id"], made.layout_task["id"]],
    )
    line(
        "task.start_task",
        lambda: gazu.task.start_task(made.task),
        lambda comment: gazu.task.get_task(made.task["id"])["task_status_id"] == made.wip["id"]
        and comment["text"] == "",
    )
    lines.refused("task.all_tasks", lambda: gazu.task.all_tasks(), "AttributeError", "all_tasks")
    line(
        "task.all_tasks_for_project",
        lambda: gazu.task.all_tasks_for_project(made.project),
        lambda tasks: len(tasks) == 4,
    )
    line("user.all_tasks_to_do", gazu.user.all_tasks_to_do, lambda tasks: tasks == [])
    line(
        "task.get_time_spent of an empty day",
        lambda: gazu.task.get_time_spent(made.task, day),
        lambda spent: spent == {"total": 0},
    )
    line(
        "task.set_time_spent",
        lambda: gazu.task.set_time_spent(made.task, made.person, day, 8 * 60),
        lambda spent: spent["duration"] == 480 and spent["date"] == day,
    )
    line(
        "task.add_time_spent",
        lambda: gazu.task.add_time_spent(made.task, made.person, day, 60),
        lambda spent: spent["duration"] == 540,
    )
    line(
        "task.get_time_spent",
        lambda: gazu.task.get_time_spent(made.task, day),
        lambda spent: spent["total"] == 540
        and spent[made.person["id"]][0]["duration"] == 540,
    )


def traversal(lines):
    line, made = lines.line, lines.made
    lines.refused(
        "project.all_episodes",
        lambda: gazu.project.all_episodes(made.project["id"]),
        "AttributeError",
        "all_episodes",
    )
    line(
        "shot.all_episodes_for_project",
        lambda: gazu.shot.all_episodes_for_project(made.project["id"]),
        lambda episodes: [one["name"] for one in episodes] == ["E01"],
    )
    line(
        "shot.all_sequences_for_episode",
        lambda: gazu.shot.all_sequences_for_episode(made.episode["id"]),
        lambda sequences: [one["name"] for one in sequences] == ["SQ01"],
    )
    line(
        "shot.all_shots_for_sequence",
        lambda: gazu.shot.all_shots_for_sequence(made.sequence["id"]),
        lambda shots: [one["name"] for one in shots] == ["SH010"],
    )
    line(
        "asset.all_assets_for_project",
        lambda: gazu.asset.all_assets_for_project(made.project["id"]),
        lambda assets: [one["name"] for one in assets] == ["Main character"],
    )


def thumbnails(lines):
    line, made = lines.line, lines.made
    with tempfile.TemporaryDirectory() as folder:
        sent, fetched = os.path.join(folder, "frame.png"), os.path.join(folder, "fetched.png")
        with open(sent, "wb") as file:
            file.write(PIXEL)
        line(
            "task.publish_preview",
            lambda: gazu.task.publish_preview(
                made.task, made.wip, comment="First look", preview_file_path=sent
            ),
            lambda answer: answer[1]["revision"] == 1 and answer[1]["status"] == "ready",
            keep="published",
        )
        line(
            "task.set_main_preview",
            lambda: gazu.task.set_main_preview(made.published[1]),
            lambda asset: asset["preview_file_id"] == made.published[1]["id"],
        )

        def fetch():
            gazu.files.download_preview_file_thumbnail(made.published[1], fetched)
            with open(fetched, "rb") as file:
                return file.read()

        line(
            "files.download_preview_file_thumbnail",
            fetch,
            lambda picture: picture.startswith(b"\x89PNG"),
        )
        line(
            "asset.get_asset, with its thumbnail",
            lambda: gazu.asset.get_asset(made.asset["id"]),
            lambda asset: asset["preview_file_id"] == made.published[1]["id"],
        )
