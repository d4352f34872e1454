"""The seeded studio, made once for a version of zou and a seed, then copied.

Its two halves lie apart: a database in PostgreSQL and a folder (pictures, plan,
accounts) in the user's cache. Both are there and bear the same mark, or it is made
again: another user of the same PostgreSQL may have made one half anew.
"""

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version

import databases

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = ("seed.py", "seed_api.py", "people.py", "studio.py", "pictures.py", "bulk.py")


@dataclass
class Seed:
    database: str
    folder: str

    @property
    def previews(self):
        return os.path.join(self.folder, "previews")

    @property
    def plan(self):
        return self._read("plan.json")

    @property
    def accounts(self):
        return self._read("accounts.json")

    @property
    def mark(self):
        try:
            return self._read("mark.json")
        except FileNotFoundError:
            return None

    def _read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return json.load(file)


def ensure(connection, redis, zou_environment, say):
    """The seed to copy from; one process makes it while others wait."""
    key = _key()
    name = databases.SEED_PREFIX + key
    seed = Seed(name, os.path.join(_cache(), f"seed-{key}"))
    # A session lock of the server, so a crashed maker frees it.
    connection.execute("select pg_advisory_lock(hashtextextended(%s, 1))", (name,))
    try:
        mark = databases.mark_of(connection, name)
        if mark is None or mark != seed.mark:
            _make(connection, seed, redis, zou_environment, say)
    finally:
        connection.execute("select pg_advisory_unlock(hashtextextended(%s, 1))", (name,))
    return seed


def clean_folders():
    for name in os.listdir(_cache()):
        if name.startswith("seed-"):
            shutil.rmtree(os.path.join(_cache(), name), ignore_errors=True)


def _make(connection, seed, redis, zou_environment, say):
    say("Seeding a studio (once for this version of zou and this seed)")
    databases.drop(connection, seed.database)
    shutil.rmtree(seed.folder, ignore_errors=True)
    building = databases.new_run(connection)
    folder = f"{seed.folder}.{building[-10:]}"
    os.makedirs(os.path.join(folder, "previews"))
    os.makedirs(os.path.join(folder, "tmp"))
    databases.create(connection, building)
    try:
        environment = {**os.environ, **zou_environment(building, redis, folder)}
        done = subprocess.run(
            [sys.executable, os.path.join(HERE, "seed.py"), folder],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        if done.returncode != 0:
            raise RuntimeError(f"The seed failed.\n{done.stdout[-3000:]}")
        shutil.rmtree(os.path.join(folder, "tmp"))
        mark = secrets.token_hex(8)
        with open(os.path.join(folder, "mark.json"), "w", encoding="utf-8") as file:
            json.dump(mark, file)
        databases.set_mark(connection, building, mark)
        os.rename(folder, seed.folder)
        databases.rename(connection, building, seed.database)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        databases.drop(connection, building)
        databases.flush_redis(redis)
        databases.mark_redis(redis)


def _key():
    """Zou's version and what the seed is made of, short enough for a database's name."""
    content = hashlib.sha256()
    for part in PARTS:
        with open(os.path.join(HERE, part), "rb") as file:
            content.update(file.read())
    content.update(os.environ.get("KITSU_SEED_TASKS", "").encode())
    # Two users with caches of their own would otherwise make each other's again and again.
    content.update(_cache().encode())
    return version("zou").replace(".", "_") + "_" + content.hexdigest()[:10]


def _cache():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "kitsu-companion")
