"""PostgreSQL databases and Redis numbers: who holds which, made and dropped.

A lock held by the keeper's own connection says that a database or a Redis pair
is in use, so what a crashed run left behind can be told from what still runs.
"""

import os
import secrets

import psycopg
import redis
from psycopg import sql

RUN_PREFIX = "kitsu_companion_run_"
SEED_PREFIX = "kitsu_companion_seed_"
REDIS_LOCKS = 727_001
# Redis has 16 numbers by default; 0 is left to whoever else uses it.
REDIS_PAIRS = range(1, 15, 2)


class Missing(Exception):
    """A service that must be there is not; the message says which."""


def address():
    return {
        "host": os.environ.get("DB_HOST", "127.0.0.1"),
        "port": os.environ.get("DB_PORT", "5432"),
        "user": os.environ.get("DB_USERNAME", "postgres"),
        "password": os.environ.get("DB_PASSWORD", "postgres"),
    }


def connect(database="postgres"):
    at = address()
    try:
        return psycopg.connect(**at, dbname=database, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        where = f"{at['host']}:{at['port']} as {at['user']}"
        raise Missing(f"PostgreSQL is not reachable at {where}: {error}") from error


def redis_client(number):
    return redis.Redis(
        host=os.environ.get("KV_HOST", "127.0.0.1"),
        port=int(os.environ.get("KV_PORT", "6379")),
        password=os.environ.get("KV_PASSWORD") or None,
        db=number,
        socket_connect_timeout=5,
    )


def claim_redis(connection):
    """The first of two Redis numbers that are nobody's; held as long as the connection lives."""
    for first in REDIS_PAIRS:
        if not _try_lock(connection, REDIS_LOCKS, first):
            continue
        try:
            if _left_by_us_or_empty(first):
                return first
        except redis.RedisError as error:
            where = redis_client(0).connection_pool.connection_kwargs
            raise Missing(
                f"Redis is not reachable at {where['host']}:{where['port']}: {error}"
            ) from error
        connection.execute("select pg_advisory_unlock(%s, %s)", (REDIS_LOCKS, first))
    raise Missing("Redis has no free database left: stop another server, or run with --clean")


def mark_redis(first):
    for number in (first, first + 1):
        redis_client(number).set("kitsu-companion", "1")


def flush_redis(first):
    for number in (first, first + 1):
        redis_client(number).flushdb()


def _left_by_us_or_empty(first):
    for number in (first, first + 1):
        client = redis_client(number)
        if client.dbsize() == 0:
            continue
        if not client.exists("kitsu-companion"):
            return False
        client.flushdb()
    return True


def new_run(connection):
    """A name nobody else has, and its lock."""
    name = RUN_PREFIX + secrets.token_hex(5)
    connection.execute("select pg_advisory_lock(hashtextextended(%s, 0))", (name,))
    return name


def mark_of(connection, name):
    """What set_mark wrote on a database; none if there is no such database."""
    row = connection.execute(
        "select shobj_description(oid, 'pg_database') from pg_database where datname = %s", (name,)
    ).fetchone()
    return row[0] if row else None


def set_mark(connection, name, mark):
    connection.execute(
        sql.SQL("comment on database {} is {}").format(sql.Identifier(name), sql.Literal(mark))
    )


def create(connection, name, template="template0"):
    connection.execute(
        sql.SQL("create database {} template {} encoding 'UTF8'").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def rename(connection, old, new):
    connection.execute(
        sql.SQL("alter database {} rename to {}").format(sql.Identifier(old), sql.Identifier(new))
    )


def drop(connection, name):
    connection.execute(
        sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    )


def drop_leftovers(connection):
    """Drops the databases of crashed runs, and the seeds. Returns their names."""
    rows = connection.execute("select datname from pg_database order by datname").fetchall()
    dropped = []
    for (name,) in rows:
        if not name.startswith((RUN_PREFIX, SEED_PREFIX)):
            continue
        if _try_lock_name(connection, name):
            drop(connection, name)
            connection.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", (name,))
            dropped.append(name)
    return dropped


def _try_lock(connection, space, number):
    row = connection.execute("select pg_try_advisory_lock(%s, %s)", (space, number)).fetchone()
    return row[0]


def _try_lock_name(connection, name):
    row = connection.execute(
        "select pg_try_advisory_lock(hashtextextended(%s, 0))", (name,)
    ).fetchone()
    return row[0]
