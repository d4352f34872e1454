"""Give each server its own corner of one Redis, and tests a say over the life of tokens.

Zou writes the numbers of its Redis databases into its config as constants, and
its events go out on one channel name that Redis shares across all numbers. Two
servers side by side would read each other's cache and hear each other's events.
`isolate()` must run before the first import of zou.
"""

import os
import sys
from datetime import timedelta
from importlib.machinery import PathFinder

# Zou has no setting for these either; a test of expiry cannot wait for seven days.
TOKEN_LIVES = ("JWT_ACCESS_TOKEN_EXPIRES", "JWT_REFRESH_TOKEN_EXPIRES")

# The cache alone may be flushed as a whole by zou, so it gets a number of its own.
KEPT = (
    "AUTH_TOKEN_BLACKLIST_KV_INDEX",
    "KV_EVENTS_DB_INDEX",
    "KV_JOB_DB_INDEX",
    "KV_CONFIG_DB_INDEX",
)


class _ConfigLoader:
    def __init__(self, loader, first):
        self.loader = loader
        self.first = first

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        self.loader.exec_module(module)
        module.MEMOIZE_DB_INDEX = self.first
        for name in KEPT:
            setattr(module, name, self.first + 1)
        for name in TOKEN_LIVES:
            if os.environ.get(name):
                setattr(module, name, timedelta(seconds=float(os.environ[name])))


class _ConfigFinder:
    def __init__(self, first):
        self.first = first

    def find_spec(self, name, path=None, target=None):
        if name != "zou.app.config":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            spec.loader = _ConfigLoader(spec.loader, self.first)
        return spec


def isolate():
    """Reads KITSU_REDIS_DB (first of two numbers) and DB_DATABASE (the channel's name)."""
    sys.meta_path.insert(0, _ConfigFinder(int(os.environ["KITSU_REDIS_DB"])))

    from flask_socketio import SocketIO

    init_app = SocketIO.init_app

    def init_app_on_own_channel(self, app, **kwargs):
        kwargs.setdefault("channel", os.environ["DB_DATABASE"])
        return init_app(self, app, **kwargs)

    SocketIO.init_app = init_app_on_own_channel
