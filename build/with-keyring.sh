#!/bin/sh
# Runs a command with an unlocked, empty keyring on the D-Bus session around it, and ends the keyring with it.
set -eu

printf 'for tests' | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &
keyring=$!
trap 'kill "$keyring" 2>/dev/null || true' EXIT

owned() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.secrets | grep -q 'boolean true'
}
# Asked for a secret before the keyring is there, D-Bus would start another one, locked.
until owned; do
  kill -0 "$keyring" || { echo 'The keyring did not start.' >&2; exit 1; }
  sleep 0.1
done

"$@"
