"""Fills an empty database with a small studio. Run by template.py, once for each seed.

Writes accounts.json and plan.json (which task is due when, for schedule.py) into
the folder given as its only argument.
"""

import json
import os
import sys
from datetime import datetime, timedelta, timezone

import zou_config

zou_config.isolate()

import bulk  # noqa: E402
import people  # noqa: E402
import pictures  # noqa: E402
import studio  # noqa: E402
from seed_api import Api  # noqa: E402


def create_tables():
    from zou import cli

    # A click command: `callback` is the plain function.
    cli.init_db.callback()
    try:
        from zou.app.commands import commands_service as commands
    except ImportError:
        from zou.app.utils import commands
    commands.init_data()


def by_name(rows, key="name"):
    return {row[key]: row for row in rows}


class Seeder:
    def __init__(self, client):
        self.admin = Api(client, people.address("admin"), people.PASSWORD)
        self.manager = Api(client, people.address("manager"), people.PASSWORD)
        self.artist = Api(client, people.address("artist"), people.PASSWORD)
        self.people = by_name(self.admin.get("/data/persons"), "email")
        self.task_types = {
            (row["name"], row["for_entity"]): row for row in self.admin.get("/data/task-types")
        }
        self.asset_types = by_name(self.admin.get("/data/entity-types"))
        self.statuses = {}
        self.mine = []
        self.made = datetime.now(timezone.utc).replace(tzinfo=None)

    def person(self, name):
        return self.people[people.address(name)]["id"]

    def organisation(self):
        row = self.admin.get("/data/organisations")[0]
        self.admin.put(
            f"/data/organisations/{row['id']}", {"name": "Atelier du Phare", "hours_by_day": 8}
        )

    def status_rules(self):
        """Zou's defaults, with what only a supervisor may set kept from artists as studios do."""
        for row in self.admin.get("/data/task-status"):
            self.statuses[row["short_name"]] = row
            allowed = row["short_name"] not in ("done", "retake", "approved")
            body = {"is_artist_allowed": allowed}
            if row["short_name"] == "wip" and "is_wip" in row:
                body["is_wip"] = True
            self.admin.put(f"/data/task-status/{row['id']}", body)

    def production(self, name, kind):
        project = self.admin.post(
            "/data/projects",
            {"name": name, "production_type": kind, "production_style": "3d", "fps": "24"},
        )
        base = f"/data/projects/{project['id']}"
        for email, person in self.people.items():
            if email != people.address("deactivated"):
                self.admin.post(f"{base}/team", {"person_id": person["id"]})
        # Zou's defaults differ a little between versions.
        known = [key for key in studio.TASK_TYPES if key in self.task_types]
        for priority, key in enumerate(known, 1):
            body = {"task_type_id": self.task_types[key]["id"], "priority": priority}
            self.admin.post(f"{base}/settings/task-types", body)
        for status in self.statuses.values():
            self.admin.post(f"{base}/settings/task-status", {"task_status_id": status["id"]})
        entities = {
            "Asset": [self.asset(project, *asset) for asset in studio.ASSETS[name]],
            "Shot": self.shots(project, studio.SEQUENCES[name]),
        }
        for task_type, kind, count in studio.MINE[name]:
            for entity in entities[kind][:count]:
                self.mine.append(self.task(entity, task_type, kind, ["artist"]))
        for task_type, kind, count, who in studio.OTHERS[name]:
            for entity in entities[kind][:count]:
                self.task(entity, task_type, kind, [who])

    def asset(self, project, type_name, name):
        kind = self.asset_types[type_name]["id"]
        path = f"/data/projects/{project['id']}/asset-types/{kind}/assets/new"
        body = {"name": name, "description": f"{type_name} of the show.", "data": {}}
        return self.manager.post(path, body)

    def shots(self, project, sequences):
        base = f"/data/projects/{project['id']}"
        episodes, made = {}, []
        for episode, sequence, count in sequences:
            body = {"name": sequence}
            if episode:
                if episode not in episodes:
                    row = self.manager.post(f"{base}/episodes", {"name": episode})
                    episodes[episode] = row["id"]
                body["episode_id"] = episodes[episode]
            parent = self.manager.post(f"{base}/sequences", body)["id"]
            for number in range(1, count + 1):
                first = 1001
                frames = 48 + 24 * (number % 4)
                body = {
                    "name": f"SH{number * 10:04d}",
                    "sequence_id": parent,
                    "nb_frames": frames,
                    "data": {"frame_in": first, "frame_out": first + frames - 1},
                }
                made.append(self.manager.post(f"{base}/shots", body))
        return made

    def task(self, entity, task_type, kind, assignees):
        return self.manager.post(
            "/data/tasks",
            {
                "name": "main",
                "project_id": entity["project_id"],
                "entity_id": entity["id"],
                "task_type_id": self.task_types[(task_type, kind)]["id"],
                "task_status_id": self.first_status(),
                "assignees": [self.person(name) for name in assignees],
                "assigner_id": self.person("supervisor"),
            },
        )

    def first_status(self):
        """Zou's name for "not begun" changed over the versions."""
        for status in self.statuses.values():
            if status["short_name"] == "todo":
                return status["id"]
        raise RuntimeError("No 'todo' status among the defaults")

    def work(self):
        """Statuses, priorities, estimates, comments and pictures of the artist's 60 tasks."""
        dues = {"done": list(studio.DUE_DONE), "open": list(studio.DUE)}
        due = {}
        for index in range(len(self.mine)):
            task = self.mine[index * 7 % len(self.mine)]
            status = studio.STATUSES[index] if index < len(studio.STATUSES) else "todo"
            due[task["id"]] = dues["done" if status == "done" else "open"].pop(0)
            self.manager.put(
                f"/data/tasks/{task['id']}",
                {
                    "priority": studio.PRIORITIES[index * 3 % 10],
                    "estimation": studio.ESTIMATES[index * 7 % 10],
                },
            )
            # Two in three have a picture; the rest show what an artist sees without one.
            picture = index if index % 3 != 2 else None
            self.status_of(task, status, index, picture)
        return due

    def status_of(self, task, status, index, picture):
        age = timedelta(days=1 + index % 5, minutes=13 * index)
        if picture is not None:
            self.comment(task, "artist", "wip", "First pass", age + timedelta(hours=3), picture)
        if status in ("wip", "wfa"):
            self.comment(task, "artist", status, "", age)
        elif status in ("done", "retake"):
            text = studio.COMMENTS[index % len(studio.COMMENTS)]
            self.comment(task, "supervisor", status, text, age)
        elif index % 4 == 0:
            text = studio.COMMENTS[index % len(studio.COMMENTS)]
            checklist = [{"text": "Arcs", "checked": True}, {"text": "Contacts", "checked": False}]
            self.comment(task, "supervisor", status, text, age, checklist=checklist)
        elif picture is not None:
            self.comment(task, "supervisor", status, "", age)
        elif status != "todo":
            self.comment(task, "manager", status, "", age)

    def comment(self, task, who, status, text, age, picture=None, checklist=None):
        sent = self.made - age
        comment = self.manager.post(
            f"/actions/tasks/{task['id']}/comment",
            {
                "task_status_id": self.statuses[status]["id"],
                "comment": text,
                "person_id": self.person(who),
                "created_at": sent.strftime("%Y-%m-%d %H:%M:%S"),
                "checklist": checklist or [],
            },
        )
        if picture is None:
            return
        preview = self.manager.post(
            f"/actions/tasks/{task['id']}/comments/{comment['id']}/add-preview"
        )
        path = f"/pictures/preview-files/{preview['id']}"
        self.manager.upload(path, f"frame-{picture:02d}.png", pictures.frame(picture))
        self.manager.put(f"/actions/preview-files/{preview['id']}/set-main-preview")


def main(folder):
    create_tables()
    import zou.app

    app = zou.app.app
    with app.app_context():
        accounts = people.create_all()
    with app.test_client() as client:
        seeder = Seeder(client)
        seeder.organisation()
        seeder.status_rules()
        seeder.production(studio.FILM, "short")
        seeder.production(studio.SERIES, "tvshow")
        due = seeder.work()
        many = int(os.environ.get("KITSU_SEED_TASKS") or 0)
        if many:
            accounts.append(bulk.create(app, many))
    plan = {
        "made": seeder.made.isoformat(),
        "artist": seeder.person("artist"),
        "due": due,
        "worked": [task["id"] for task in seeder.mine][:20],
    }
    for name, content in (("accounts.json", accounts), ("plan.json", plan)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(content, file)


if __name__ == "__main__":
    main(sys.argv[1])
