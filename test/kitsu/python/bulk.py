"""One more artist with as many tasks as KITSU_SEED_TASKS says, written in bulk."""

import people

TYPES = ("Storyboard", "Layout", "Animation", "Lighting", "Compositing")
SHOTS_IN_SEQUENCE = 50


def create(app, count):
    with app.app_context():
        return _create(count)


def _create(count):
    from zou.app import db
    from zou.app.models.department import Department
    from zou.app.models.entity import Entity
    from zou.app.models.entity_type import EntityType
    from zou.app.models.person import Person
    from zou.app.models.project import Project
    from zou.app.models.task import Task
    from zou.app.models.task_status import TaskStatus
    from zou.app.models.task_type import TaskType

    person = Person(
        email=people.address("many"),
        first_name="Mona",
        last_name="Manytasks",
        role="user",
        password=people.hashed(people.PASSWORD),
        active=True,
        timezone="Europe/Paris",
        locale="en_US",
    )
    person.departments = Department.query.filter_by(name="Animation").all()
    person.save()
    project = Project.query.filter(Project.name.like("Le Phare%")).one()
    project.team.append(person)
    project.save()
    kinds = {row.name: row.id for row in EntityType.query.all()}
    types = [TaskType.query.filter_by(name=name, for_entity="Shot").one().id for name in TYPES]
    status = TaskStatus.query.filter_by(short_name="todo").one().id
    shot_count = -(-count // len(TYPES))
    made, sequence = 0, None
    for number in range(shot_count):
        if number % SHOTS_IN_SEQUENCE == 0:
            name = f"SQ{100 + number // SHOTS_IN_SEQUENCE}"
            sequence = Entity(name=name, project_id=project.id, entity_type_id=kinds["Sequence"])
            db.session.add(sequence)
            db.session.flush()
        shot = Entity(
            name=f"SH{number % SHOTS_IN_SEQUENCE * 10 + 10:04d}",
            project_id=project.id,
            entity_type_id=kinds["Shot"],
            parent_id=sequence.id,
            data={},
        )
        db.session.add(shot)
        db.session.flush()
        for task_type in types[: min(len(types), count - made)]:
            task = Task(
                name="main",
                project_id=project.id,
                entity_id=shot.id,
                task_type_id=task_type,
                task_status_id=status,
                estimation=480,
            )
            task.assignees = [person]
            db.session.add(task)
            made += 1
    db.session.commit()
    return {
        "email": people.address("many"),
        "password": people.PASSWORD,
        "role": "artist",
        "name": "Mona Manytasks",
        "case": "many",
        "tasks": made,
    }
