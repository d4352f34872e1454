#!/usr/bin/env bash
# KeePassXC 2.7.4 of Debian 12 as the Secret Service, a virtual screen, no database open.
#
# SearchItems of the Secret Service is a search, and other keychains answer it at once and ask nobody. KeePassXC puts
# up its question for a database's password first, and does not answer before that is closed. Closed without a
# password it answers two empty lists: as for an entry that was never stored. A program that looks every few
# seconds whether its entry has been unlocked puts the question up each time. Its property Collections asks nobody.
#
# Seen:
#   Collections: (<@ao []>,)
#   SearchItems: no answer in 5 s
#   after the question was closed: (@ao [], @ao [])
set -euo pipefail
for tool in dbus-daemon keepassxc gdbus Xvfb xdotool; do
  command -v "$tool" > /dev/null || { echo "Needs $tool (Debian: dbus keepassxc libglib2.0-bin xvfb xdotool)."; exit 2; }
done
folder=$(mktemp -d)
export HOME="$folder" XDG_RUNTIME_DIR="$folder/run" XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data"
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_CONFIG_HOME/keepassxc"
printf '[General]\nUpdateCheckMessageShown=true\n[FdoSecrets]\nEnabled=true\n' > "$XDG_CONFIG_HOME/keepassxc/keepassxc.ini"
pids=()
trap 'kill "${pids[@]}" 2> /dev/null; rm -rf "$folder"' EXIT
exec {number}> "$folder/display"
Xvfb -displayfd "$number" > /dev/null 2>&1 &
pids+=($!)
until [ -s "$folder/display" ]; do :; done
export DISPLAY=":$(cat "$folder/display")"
dbus-daemon --session --nofork --address="unix:path=$XDG_RUNTIME_DIR/bus" 2> /dev/null &
pids+=($!)
export DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus"
until gdbus call --session --dest=org.freedesktop.DBus --object-path=/ --method=org.freedesktop.DBus.GetId > /dev/null 2>&1; do :; done
keepassxc > /dev/null 2>&1 &
pids+=($!)
keepassxc --version
ask() { gdbus call --session --timeout "$1" --dest=org.freedesktop.secrets --object-path=/org/freedesktop/secrets --method="$2" "${@:3}"; }
collections() { ask 3 org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Service Collections; }
# Asking for the name itself would start another keychain, where one is installed.
owned() { gdbus call --session --dest=org.freedesktop.DBus --object-path=/ --method=org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets; }
until [ "$(owned)" = "(true,)" ]; do :; done
search() { ask "$1" org.freedesktop.Secret.Service.SearchItems "{'service': 'a service'}"; }
open=$(collections)
search 60 > "$folder/answer" &
answering=$!
sleep 5
first=$(cat "$folder/answer")
xdotool key Escape
wait "$answering"
seen="Collections: $open
SearchItems: ${first:-no answer in 5 s}
after the question was closed: $(cat "$folder/answer")"
echo "$seen"
[ "$seen" = "Collections: (<@ao []>,)
SearchItems: no answer in 5 s
after the question was closed: (@ao [], @ao [])" ] || { echo 'That has changed.'; exit 1; }
