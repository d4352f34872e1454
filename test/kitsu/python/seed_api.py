"""Zou's own routes, called in this process: the seed goes the way a studio's data goes."""

import io
import json


class Api:
    """One signed-in person. Every call raises when zou refuses it."""

    def __init__(self, client, email, password):
        self.client = client
        answer = client.post("/auth/login", json={"email": email, "password": password})
        self.token = answer.get_json()["access_token"]
        self.me = answer.get_json()["user"]

    def get(self, path):
        return self._call("get", path)

    def post(self, path, body=None):
        return self._call("post", path, json=body or {})

    def put(self, path, body=None):
        return self._call("put", path, json=body or {})

    def upload(self, path, name, content):
        data = {"file": (io.BytesIO(content), name)}
        return self._call("post", path, data=data, content_type="multipart/form-data")

    def _call(self, method, path, **options):
        # Cookies come before headers in zou: one person's cookie must not speak for another.
        for cookie in ("access_token_cookie", "refresh_token_cookie"):
            self.client.delete_cookie(cookie)
        answer = getattr(self.client, method)(
            path, headers={"Authorization": f"Bearer {self.token}"}, **options
        )
        if answer.status_code >= 400:
            text = answer.get_data(as_text=True)[:2000]
            raise RuntimeError(f"{method} {path}: {answer.status_code} {text}")
        text = answer.get_data(as_text=True)
        return json.loads(text) if text else None
