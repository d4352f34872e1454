"""Writes one large production into a running server's database, in bulk.

Usage: production.py DATABASE REDIS SEQUENCES SHOTS ASSETS TASKS. Prints its id.
Rows only: going through the routes would take an hour and prove nothing here.
"""

import os
import sys
import tempfile
import uuid

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "kitsu", "python"))

import keeper  # noqa: E402

SHOT_TYPES = ("Storyboard", "Layout", "Animation", "Lighting", "Compositing")
ASSET_TYPES = ("Modeling", "Rigging")


def rows_of(ids, entity_type, name, project, parents=()):
    return [
        {
            "id": row,
            "name": name.format(number),
            "project_id": project,
            "entity_type_id": entity_type,
            "parent_id": parents[number * len(parents) // len(ids)] if parents else None,
            "data": {},
        }
        for number, row in enumerate(ids)
    ]


def create(counts):
    from zou.app import db
    from zou.app.models.entity import Entity
    from zou.app.models.entity_type import EntityType
    from zou.app.models.person import Person
    from zou.app.models.project import Project
    from zou.app.models.task import Task, TaskPersonLink
    from zou.app.models.task_status import TaskStatus
    from zou.app.models.task_type import TaskType

    film = Project.query.filter(Project.name.like("Le Phare%")).one()
    project = Project(
        name="Scale",
        production_type="short",
        project_status_id=film.project_status_id,
        team=list(film.team),
    )
    db.session.add(project)
    db.session.flush()
    kinds = {row.name: row.id for row in EntityType.query.all()}
    types = {(row.name, row.for_entity): row.id for row in TaskType.query.all()}
    status = TaskStatus.query.filter_by(short_name="todo").one().id
    artists = [row.id for row in Person.query.filter_by(active=True).all()]

    sequences, shots, assets = ([uuid.uuid4() for _ in range(count)] for count in counts[:3])
    for rows in (
        rows_of(sequences, kinds["Sequence"], "SQ{:04d}", project.id),
        rows_of(shots, kinds["Shot"], "SH{:05d}", project.id, sequences),
        rows_of(assets, kinds["Prop"], "Prop {:04d}", project.id),
    ):
        db.session.bulk_insert_mappings(Entity, rows)

    wanted = [(shot, types[(name, "Shot")]) for name in SHOT_TYPES for shot in shots]
    wanted += [(asset, types[(name, "Asset")]) for name in ASSET_TYPES for asset in assets]
    if len(wanted) < counts[3]:
        raise SystemExit(f"So few entities have no more than {len(wanted)} tasks.")
    tasks = [
        {
            "id": uuid.uuid4(),
            "name": "main",
            "project_id": project.id,
            "entity_id": entity,
            "task_type_id": task_type,
            "task_status_id": status,
            "estimation": 480,
        }
        for entity, task_type in wanted[: counts[3]]
    ]
    db.session.bulk_insert_mappings(Task, tasks)
    links = [
        {"task_id": task["id"], "person_id": artists[number % len(artists)]}
        for number, task in enumerate(tasks)
    ]
    db.session.bulk_insert_mappings(TaskPersonLink, links)
    db.session.commit()
    return str(project.id)


def main(database, redis, *counts):
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(keeper.zou_environment(database, int(redis), folder))
        import zou_config

        zou_config.isolate()
        from zou.app import app

        with app.app_context():
            print(create([int(count) for count in counts]))


if __name__ == "__main__":
    main(*sys.argv[1:])
