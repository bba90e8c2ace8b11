#!/bin/sh
# Tries the archive of `npm run pack:offline` as a machine without network would: unpacked elsewhere, checked, started in a network namespace of its own.
# Usage: sh bench/offline.sh dist/lingxian-….tar.gz   (Linux, as root: unshare -n)
set -eu
archive=$(readlink -f "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tar -xzf "$archive" -C "$place"
cd "$place"/lingxian-*
sha256sum --quiet -c SHA256SUMS && echo "checksums: right"
echo "unpacked: $(du -sm . | cut -f1) MB"
unshare -n sh -c '
  ip link set lo up 2>/dev/null || true
  LINGXIAN_EMPTY=1 PORT=8700 ./lingxian start > out 2> err &
  server=$!
  for n in $(seq 240); do grep -q "is ready" out && break; kill -0 $server || break; sleep 0.5; done
  cat out err
  node/bin/node -e "
    const ask = async (path) => { const answer = await fetch(\"http://127.0.0.1:8700\" + path); return [path, answer.status, (await answer.text()).slice(0, 60).replaceAll(/\s+/g, \" \")].join(\" \") }
    for (const path of [\"/healthz\", \"/readyz\", \"/api/v1/health\", \"/\"]) console.log(await ask(path))
    await fetch(\"https://registry.npmjs.org/\").then(() => { throw new Error(\"there is a network\") }, () => console.log(\"no network: right\"))
  " --input-type=module
  kill -TERM $server
  wait $server && echo "stopped: $?"
'
./lingxian --help | head -5
