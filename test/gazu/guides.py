"""Both guides, line by line, by the reference client against one studio.

    python guides.py URL EMAIL PASSWORD

prints one JSON line for each line of the guides: what it is, whether it did what it should, and if
not, why. What the reference client of today cannot do is here too, with the refusal it gets.
"""

import sys
import time

import gazu

from lines import Lines

URL, EMAIL, PASSWORD = sys.argv[1:4]
UNIQUE = str(time.time_ns())[-9:]
DAY = "2018-03-18"
FILM = f"Agent 327 {UNIQUE}"

lines = Lines()
line, refused = lines.line, lines.refused
made = lines.made

gazu.set_host(f"{URL}/api")
gazu.log_in(EMAIL, PASSWORD)


def set_up():
    line(
        "project.new_project",
        lambda: gazu.project.new_project(FILM, production_type="short", production_style="2d"),
        lambda project: project["name"] == FILM and project["production_style"] == "2d",
        keep="project",
    )
    line(
        "project.new_project again",
        lambda: gazu.project.new_project(FILM),
        lambda project: project["id"] == made.project["id"],
    )
    address = f"jane{UNIQUE}@example.com"
    line(
        "person.new_person",
        lambda: gazu.person.new_person("Jane", "Doe", email=address),
        lambda person: person["full_name"] == "Jane Doe",
    )
    line(
        "person.get_person_by_email",
        lambda: gazu.person.get_person_by_email(address),
        lambda person: person["email"] == address,
        keep="person",
    )
    line(
        "project.get_project_by_name",
        lambda: gazu.project.get_project_by_name(FILM),
        lambda project: project["id"] == made.project["id"],
    )
    line(
        "project.add_person_to_team",
        lambda: gazu.project.add_person_to_team(made.project, made.person),
        lambda _: made.person["id"] in gazu.project.get_project(made.project["id"])["team"],
    )


def shots():
    line(
        "shot.new_episode",
        lambda: gazu.shot.new_episode(made.project, "E01"),
        lambda episode: episode["type"] == "Episode",
        keep="episode",
    )
    line(
        "shot.new_sequence",
        lambda: gazu.shot.new_sequence(made.project, "SQ01", episode=made.episode),
        lambda sequence: sequence["parent_id"] == made.episode["id"],
        keep="sequence",
    )
    line(
        "shot.new_shot",
        lambda: gazu.shot.new_shot(
            made.project, made.sequence, "SH010", nb_frames=50, frame_in=0, frame_out=50,
            description="d", data={"k": 1},
        ),
        lambda shot: shot["nb_frames"] == 50
        and shot["data"] == {"k": 1, "frame_in": 0, "frame_out": 50},
        keep="shot",
    )
    line(
        "shot.get_shot",
        lambda: gazu.shot.get_shot(made.shot["id"]),
        lambda shot: shot["sequence_name"] == "SQ01" and shot["episode_name"] == "E01",
        keep="whole_shot",
    )
    line(
        "shot.update_shot",
        lambda: gazu.shot.update_shot({**made.whole_shot, "description": "new"}),
        lambda shot: shot["description"] == "new",
    )
    line(
        "scene.new_scene",
        lambda: gazu.scene.new_scene(made.project, made.sequence, "SC01"),
        lambda scene: scene["type"] == "Scene",
        keep="scene",
    )


def assets():
    line(
        "asset.new_asset_type",
        lambda: gazu.asset.new_asset_type(f"Creature {UNIQUE}"),
        lambda kind: kind["name"] == f"Creature {UNIQUE}",
        keep="asset_type",
    )
    line(
        "asset.update_asset_type",
        lambda: gazu.asset.update_asset_type({**made.asset_type, "name": f"Beast {UNIQUE}"}),
        lambda kind: kind["name"] == f"Beast {UNIQUE}",
    )
    refused(
        "asset.new_asset(data=)",
        lambda: gazu.asset.new_asset(made.project, made.asset_type, "A", description="", data={}),
        "TypeError",
        "unexpected keyword argument 'data'",
    )
    line(
        "asset.new_asset(extra_data=)",
        lambda: gazu.asset.new_asset(
            made.project, made.asset_type, "Main character", description="x",
            extra_data={"k": "v"}, episode=None, is_shared=False,
        ),
        lambda asset: asset["data"] == {"k": "v"} and asset["description"] == "x",
        keep="asset",
    )
    line(
        "asset.get_asset",
        lambda: gazu.asset.get_asset(made.asset["id"]),
        lambda asset: asset["preview_file_id"] == "" and asset["ready_for"] == "None",
        keep="whole_asset",
    )
    refused(
        "asset.update_asset after get_asset",
        lambda: gazu.asset.update_asset({**made.whole_asset, "description": "Updated"}),
        "ParameterException",
        "One of the provided values has an invalid format.",
    )
    line(
        "asset.update_asset, only what changed",
        lambda: gazu.asset.update_asset({"id": made.asset["id"], "description": "Updated"}),
        lambda asset: asset["description"] == "Updated" and asset["data"] == {"k": "v"},
    )


def types():
    line(
        "task.get_task_type_by_name",
        lambda: gazu.task.get_task_type_by_name("Animation"),
        lambda kind: kind["for_entity"] == "Shot",
        keep="animation",
    )
    refused(
        "project.add_task_type without a priority",
        lambda: gazu.project.add_task_type(made.project, made.animation),
        "TypeError",
        "priority",
    )
    line(
        "project.add_task_type",
        lambda: gazu.project.add_task_type(made.project, made.animation, 1),
        lambda project: project["id"] == made.project["id"],
    )
    line(
        "task.get_task_status_by_name",
        lambda: gazu.task.get_task_status_by_name("Approved"),
        lambda status: status["short_name"] == "approved",
        keep="approved",
    )
    line(
        "project.add_task_status",
        lambda: gazu.project.add_task_status(made.project, made.approved),
        lambda project: project["id"] == made.project["id"],
    )
    for name in ("Modeling", "Rigging", "Layout"):
        kind = gazu.task.get_task_type_by_name(name)
        gazu.project.add_task_type(made.project, kind, 2)
        setattr(made, name.lower(), kind)
    refused(
        "task.create_asset_tasks with a task type for shots",
        lambda: gazu.task.create_asset_tasks(
            made.asset, [made.modeling, made.rigging, made.animation]
        ),
        "ParameterException",
        "is for Shot entities, got Asset.",
    )
    line(
        "task.create_asset_tasks",
        lambda: gazu.task.create_asset_tasks(made.asset, [made.modeling, made.rigging]),
        lambda tasks: len(tasks) == 2,
    )
    line(
        "task.create_shot_tasks",
        lambda: gazu.task.create_shot_tasks(made.shot, [made.animation]),
        lambda tasks: len(tasks) == 1 and tasks[0]["task_status_short_name"] == "todo",
    )
    line(
        "asset.get_asset_by_name",
        lambda: gazu.asset.get_asset_by_name(made.project, "Main character"),
        lambda asset: asset["id"] == made.asset["id"],
    )
    line(
        "task.get_task_by_entity",
        lambda: gazu.task.get_task_by_entity(made.asset, made.modeling),
        lambda task: task["entity_id"] == made.asset["id"],
        keep="task",
    )
    line(
        "task.assign_task",
        lambda: gazu.task.assign_task(made.task, made.person),
        lambda tasks: tasks[0]["assignees"] == [made.person["id"]],
    )


def metadata():
    refused(
        "project.add_metadata_descriptor for an asset in small letters",
        lambda: gazu.project.add_metadata_descriptor(
            made.project, "Difficulty", "asset", data_type="string"
        ),
        "ParameterException",
        "Wrong entity type.",
    )
    line(
        "project.add_metadata_descriptor",
        lambda: gazu.project.add_metadata_descriptor(
            made.project, "Difficulty", "Asset", data_type="string", choices=[],
            for_client=False, departments=[],
        ),
        lambda descriptor: descriptor["field_name"] == "difficulty",
    )
    line(
        "project.get_project",
        lambda: gazu.project.get_project(made.project["id"]),
        lambda project: [one["name"] for one in project["descriptors"]] == ["Difficulty"],
    )
    refused(
        "project.get_project_by_name(name=)",
        lambda: gazu.project.get_project_by_name(name=FILM),
        "TypeError",
        "unexpected keyword argument 'name'",
    )
    for name in ("all_projects", "all_open_projects"):
        line(
            f"project.{name}",
            getattr(gazu.project, name),
            lambda projects: any(one["id"] == made.project["id"] for one in projects),
        )


if __name__ == "__main__":
    import tracking

    for chapter in (set_up, shots, assets, types, metadata):
        chapter()
    tracking.follow(lines, UNIQUE, DAY)
    lines.end()
