"""Settings of the worker that processes uploads outside of their requests."""

import zou_config

zou_config.isolate()

from zou.job_settings import *  # noqa: E402, F403
