#!/usr/bin/env bash
# @github/keytar 7.10.6, gnome-keyring 42.1 and libsecret 0.20.5 of Debian 12, Node.js 20, no display.
#
# While the keyring is locked and nobody can be asked, keytar answers as if nothing were in it: null
# for a password that is there, false for its deletion. Neither raises. A program that takes null for
# "never signed in" signs its user out at each login. The Secret Service itself tells the two apart:
# SearchItems answers two lists, what is open and what is locked, and asks nobody.
#
# Seen:
#   open: secret
#   locked: null, deleted false
#   SearchItems: (@ao [], [objectpath '/org/freedesktop/secrets/collection/login/1'])
set -euo pipefail
for tool in dbus-daemon gnome-keyring-daemon gdbus; do
  command -v "$tool" > /dev/null || { echo "Needs $tool (Debian: dbus gnome-keyring libglib2.0-bin libsecret-1-0)."; exit 2; }
done
folder=$(mktemp -d)
export HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_DATA_HOME="$folder/data"
mkdir -m 700 "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME"
unset DISPLAY WAYLAND_DISPLAY
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-fund --no-audit @github/keytar@7.10.6
dbus-daemon --session --nofork --address="unix:path=$XDG_RUNTIME_DIR/bus" 2> /dev/null &
bus=$!
trap 'kill $bus 2> /dev/null; rm -rf "$folder"' EXIT
export DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus"
until gdbus call --session --dest=org.freedesktop.DBus --object-path=/ --method=org.freedesktop.DBus.GetId > /dev/null 2>&1; do :; done
gnome-keyring-daemon --version | head -1
printf 'a password' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
cat > ask.cjs <<'JS'
const keytar = require('@github/keytar');
const [, , how] = process.argv;
const get = () => keytar.getPassword('a service', 'somebody');
(async () => {
  if (how === 'open') {
    await keytar.setPassword('a service', 'somebody', 'secret');
    console.log(`open: ${await get()}`);
  } else {
    console.log(`locked: ${await get()}, deleted ${await keytar.deletePassword('a service', 'somebody')}`);
  }
})();
JS
secrets() { gdbus call --session --dest=org.freedesktop.secrets --object-path=/org/freedesktop/secrets --method="org.freedesktop.Secret.Service.$1" "$2"; }
seen=$(
  node ask.cjs open
  secrets Lock "['/org/freedesktop/secrets/collection/login']" > /dev/null
  node ask.cjs locked
  echo "SearchItems: $(secrets SearchItems "{'service': 'a service'}")"
)
echo "$seen"
[ "$seen" = "open: secret
locked: null, deleted false
SearchItems: (@ao [], [objectpath '/org/freedesktop/secrets/collection/login/1'])" ] || { echo 'That has changed.'; exit 1; }
