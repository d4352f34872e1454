"""Gunicorn's entry for the event stream (Socket.IO), a process of its own as in a studio."""

import zou_config

zou_config.isolate()

from zou.event_stream import app  # noqa: E402, F401
