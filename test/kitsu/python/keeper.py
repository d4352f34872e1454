"""Holds one server: its database, its Redis numbers, its processes, its folder.

It ends, and takes all of that away, when its standard input closes: so nothing
stays behind however the process that started it died. Progress goes to standard
error, one JSON line to standard output: once the server answers, or `failed`.
"""

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import databases
import schedule
import template

# A studio's own choices: for the running server alone, the seed is made without them.
PASSED_ON = ("ENABLE_JOB_QUEUE", "ENFORCE_2FA", "JWT_ACCESS_TOKEN_EXPIRES", "JWT_REFRESH_TOKEN_EXPIRES")

HERE = os.path.dirname(os.path.abspath(__file__))


def say(text):
    print(text, file=sys.stderr, flush=True)


class Server:
    def __init__(self):
        self.ending = threading.Event()
        self.processes = []
        self.connection = databases.connect()
        self.redis = databases.claim_redis(self.connection)
        self.database = databases.new_run(self.connection)
        self.secret = secrets.token_hex(32)
        self.folder = tempfile.mkdtemp(prefix="kitsu-companion-server-")

    def environment(self):
        return {
            **os.environ,
            **zou_environment(self.database, self.redis, self.folder),
            "MAIL_ENABLED": "True" if os.environ.get("MAIL_PORT") else "False",
            "MAIL_SERVER": "127.0.0.1",
            "SECRET_KEY": self.secret,
            **{name: os.environ[name] for name in PASSED_ON if os.environ.get(name)},
        }

    def start(self):
        databases.mark_redis(self.redis)
        seed = template.ensure(self.connection, self.redis, zou_environment, say)
        self.check_ending()
        say("Copying the seeded studio")
        databases.create(self.connection, self.database, seed.database)
        shutil.copytree(seed.previews, os.path.join(self.folder, "previews"))
        os.makedirs(os.path.join(self.folder, "tmp"))
        with databases.connect(self.database) as run:
            schedule.apply(run, seed.plan)
        say("Starting the API and the event stream")
        api, events = listen(), listen()
        # `/status` of the API tells whether it reaches the event stream there.
        settings = {"EVENT_STREAM_HOST": "127.0.0.1", "EVENT_STREAM_PORT": str(port_of(events))}
        self.serve("wsgi_api:app", api, settings, ["-w", "2", "-k", "gthread", "--threads", "8"])
        worker = "geventwebsocket.gunicorn.workers.GeventWebSocketWorker"
        self.serve("wsgi_events:app", events, settings, ["-w", "1", "-k", worker])
        if os.environ.get("ENABLE_JOB_QUEUE"):
            self.work()
        version = self.wait_for(port_of(api), "/")["version"]
        self.wait_for(port_of(events), "/")
        ports = {"api": port_of(api), "events": port_of(events)}
        for listener in (api, events):
            listener.close()
        return {
            **ports,
            "version": version,
            "database": self.database,
            "redis": [self.redis, self.redis + 1],
            "accounts": seed.accounts,
        }

    def serve(self, app, listener, settings, options):
        """Hands the listening socket down, so no other program can take the port meanwhile."""
        number = listener.fileno()
        with open(os.path.join(self.folder, app.split(":")[0] + ".log"), "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "gunicorn", *options]
                    + ["--graceful-timeout", "1", "--timeout", "120"]
                    + ["--bind", f"fd://{number}", app],
                    cwd=HERE,
                    env={**self.environment(), **settings},
                    pass_fds=[number],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def work(self):
        """The job queue's worker; it waits for work in the server's own Redis."""
        with open(os.path.join(self.folder, "worker.log"), "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "rq.cli", "worker", "-c", "worker_settings"],
                    cwd=HERE,
                    env=self.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def wait_for(self, port, path):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            self.check_ending()
            self.check_processes()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                self.ending.wait(0.1)
        raise RuntimeError(f"No answer on port {port} after two minutes.\n{self.logs()}")

    def check_ending(self):
        if self.ending.is_set():
            raise KeyboardInterrupt

    def check_processes(self):
        if any(process.poll() is not None for process in self.processes):
            raise RuntimeError(f"A server process ended by itself.\n{self.logs()}")

    def logs(self):
        texts = []
        for name in ("wsgi_api.log", "wsgi_events.log", "worker.log"):
            try:
                with open(os.path.join(self.folder, name), errors="replace") as log:
                    texts.append(f"-- {name}\n{log.read()[-4000:]}")
            except FileNotFoundError:
                continue
        return "\n".join(texts)

    def stay(self):
        while not self.ending.wait(1):
            self.check_processes()

    def end(self):
        for process in self.processes:
            _signal_group(process, signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait()
        databases.drop(self.connection, self.database)
        databases.flush_redis(self.redis)
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def zou_environment(database, redis, folder):
    """What zou needs to run on the given database and nothing outside of this machine."""
    at = databases.address()
    return {
        "DB_HOST": at["host"],
        "DB_PORT": at["port"],
        "DB_USERNAME": at["user"],
        "DB_PASSWORD": at["password"],
        "DB_DATABASE": database,
        "DB_POOL_SIZE": "8",
        "KV_HOST": os.environ.get("KV_HOST", "127.0.0.1"),
        "KITSU_REDIS_DB": str(redis),
        "PREVIEW_FOLDER": os.path.join(folder, "previews"),
        "TMP_DIR": os.path.join(folder, "tmp"),
        "MAIL_ENABLED": "False",
        "MAIL_CHECK_DELIVERABILITY": "False",
        "BCRYPT_LOG_ROUNDS": "4",
        "ENABLE_JOB_QUEUE": "False",
        "ENFORCE_2FA": "False",
        "DOMAIN_PROTOCOL": "http",
        "JWT_ACCESS_TOKEN_EXPIRES": "",
        "JWT_REFRESH_TOKEN_EXPIRES": "",
        "PYTHONPATH": HERE,
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # A fixed word: nobody signs in while the seed is being made.
        "SECRET_KEY": "only-for-making-the-seed-" + database,
    }


def listen():
    return socket.create_server(("127.0.0.1", 0), backlog=256)


def port_of(listener):
    return listener.getsockname()[1]


def _signal_group(process, number):
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass


def _watch_input(ending):
    while os.read(0, 4096):
        pass
    ending.set()


def main():
    if "--clean" in sys.argv:
        with databases.connect() as connection:
            for name in databases.drop_leftovers(connection):
                say(f"Dropped {name}")
        template.clean_folders()
        return 0
    # Ctrl-C reaches the whole group: the end comes by the closing input, in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server = Server()
    signal.signal(signal.SIGTERM, lambda *_: server.ending.set())
    threading.Thread(target=_watch_input, args=(server.ending,), daemon=True).start()
    try:
        print(json.dumps(server.start()), flush=True)
        server.stay()
        return 0
    except KeyboardInterrupt:
        return 0
    finally:
        server.end()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except databases.Missing as missing:
        print(json.dumps({"failed": str(missing)}), flush=True)
        sys.exit(2)
    except RuntimeError as error:
        print(json.dumps({"failed": str(error)}), flush=True)
        sys.exit(1)
