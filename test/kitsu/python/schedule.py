"""Moves a copied studio to today: due dates, comments' ages, last week's hours.

The seed is copied on any later day, so what an artist sees relative to today
("late", "this week") is written at each start, in one transaction.
"""

import uuid
from datetime import date, datetime, timedelta

# Minutes of last week, Monday to Friday: two tasks a day.
LAST_WEEK = [(300, 150), (240, 240), (420, 45), (180, 285), (330, 90)]

AGES = {
    "comment": ("created_at", "updated_at"),
    "preview_file": ("created_at", "updated_at"),
    "notification": ("created_at", "updated_at"),
    "task": ("last_comment_date", "real_start_date", "end_date", "done_date"),
}


def apply(connection, plan, today=None):
    """`plan` is what seed.py wrote; `today` a date, by default this machine's."""
    today = today or date.today()
    with connection.transaction():
        _age(connection, (today - datetime.fromisoformat(plan["made"]).date()).days)
        for task, due in plan["due"].items():
            day = due_day(due, today, order=int(task[:8], 16))
            start = day - timedelta(days=3) if day else None
            connection.execute(
                "update task set due_date = %s, start_date = %s where id = %s", (day, start, task)
            )
        _log_last_week(connection, plan["artist"], plan["worked"], today)


def due_day(due, today, order=0):
    """The day for an entry of studio.DUE: whole days from today, or a word."""
    if due is None:
        return None
    if due == "today":
        return today
    if due == "this week":
        # On a Sunday nothing of this week is left: then the day after.
        left = 7 - today.isoweekday()
        return today + timedelta(days=1 + order % left if left else 1)
    return today + timedelta(days=due)


def _age(connection, days):
    if days <= 0:
        return
    for table, columns in AGES.items():
        known = {
            row[0]
            for row in connection.execute(
                "select column_name from information_schema.columns where table_name = %s",
                (table,),
            )
        }
        moves = ", ".join(
            f"{column} = {column} + make_interval(days => {days})"
            for column in columns
            if column in known
        )
        connection.execute(f"update {table} set {moves}")


def _log_last_week(connection, artist, tasks, today):
    monday = today - timedelta(days=today.isoweekday() - 1 + 7)
    for offset, pair in enumerate(LAST_WEEK):
        for place, minutes in enumerate(pair):
            # The first task runs over the whole week, the second changes each day.
            task = tasks[0] if place == 0 else tasks[1 + offset]
            connection.execute(
                "insert into time_spent (id, created_at, updated_at, duration, date, task_id,"
                " person_id) values (%s, now(), now(), %s, %s, %s, %s)",
                (uuid.uuid4(), minutes, monday + timedelta(days=offset), task, artist),
            )
    connection.execute(
        "update task set duration = logged.sum from (select task_id, sum(duration) as sum"
        " from time_spent group by task_id) as logged where task.id = logged.task_id"
    )
