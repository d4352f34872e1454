"""Gunicorn's entry for the API."""

import zou_config

zou_config.isolate()

from zou.app import app  # noqa: E402, F401
