#!/usr/bin/env bash
# The figures of docs/performance.md, on published output in an empty folder: start, import, index, memory at rest and under
# load, how long a post waits while an import writes beside it. Linux; needs ../shared/corpus for the imports.
#   docs/figures.sh [PORT]        (5098 when not given)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
port=${1:-5098}
base=http://127.0.0.1:$port
corpus=$root/../shared/corpus
work=$(mktemp -d)
# In Production the site asks for addresses that somebody reads.
export Contact__Help=hulp@forum.test Contact__Privacy=privacy@forum.test Contact__Security=security@forum.test
server= importing=
halt() { [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }; server=; }
trap '[ -z "$importing" ] || kill "$importing" 2>/dev/null || true; halt; rm -rf "$work"' EXIT
ms() { date +%s%3N; }
memory() { awk -v field="$1:" '$1 == field { printf "%d", $2 / 1024 }' "/proc/$2/status"; }
start() { dotnet app/Platform.Web.dll --urls "$base" > server.log 2>&1 & server=$!; }
until_200() { until curl -sf -o /dev/null "$base$1"; do sleep 0.01; kill -0 "$server" || { cat server.log >&2; exit 1; }; done; }

dotnet publish "$root/Platform.Web" -c Release -o "$work/app" --nologo -v quiet
cd "$work"
echo "machine: $(nproc) cores, $(uptime | sed 's/.*load/load/')"

if [ -d "$corpus" ]; then
  from=$(ms)
  dotnet app/Platform.Web.dll import "$corpus"/{organisations,rijksoverheid-questions,circulars}.jsonl > import.txt 2> import.err &
  importing=$! peak=0
  while kill -0 "$importing" 2>/dev/null; do now=$(memory VmHWM "$importing" 2>/dev/null || true); [ "${now:-0}" -gt "$peak" ] && peak=$now; sleep 0.1; done
  wait "$importing"; importing=
  echo "import of the corpus: $(( $(ms) - from )) ms, peak $peak MB ($(paste -sd';' import.txt | sed 's/, 0 [a-z]*//g'))"
else
  echo "import: SKIPPED, there is no ../shared/corpus beside this checkout"
fi

dotnet app/Platform.Web.dll user add --email figures@example.org --name Figures --role moderator --password Welkom-bij-platform-O-1 > /dev/null
token=$(dotnet app/Platform.Web.dll token add --email figures@example.org --scope moderate)

from=$(ms); start; until_200 /readyz
echo "first start, the index built and caught up: $(( $(ms) - from )) ms, peak $(memory VmHWM "$server") MB"
halt

for path in /healthz /; do
  times=()
  for _ in 1 2 3 4 5; do from=$(ms); start; until_200 "$path"; times+=($(( $(ms) - from ))); halt; done
  echo "process start to first 200 of $path, five starts: $(printf '%s\n' "${times[@]}" | sort -n | paste -sd' ') ms"
done

start; until_200 /readyz; sleep 20
echo "resident memory after 20 s of rest: $(memory VmRSS "$server") MB"
node --input-type=module -e '
  const base = process.argv[1], until = Date.now() + 20_000;
  const list = await (await fetch(base + "/questions")).text();
  const question = list.match(/\/questions\/[0-9a-z]{10}/)?.[0] ?? "/questions";
  for (const path of ["/", question, "/search?q=paspoort+kwijt"]) {
    const times = [], stop = Math.min(until, Date.now() + 6_500), from = Date.now();
    await Promise.all(Array.from({ length: 8 }, async () => {
      while (Date.now() < stop) {
        const at = performance.now();
        const answer = await fetch(base + path);
        await answer.arrayBuffer();
        if (answer.status !== 200) throw new Error(`${answer.status} ${path}`);
        times.push(performance.now() - at);
      }
    }));
    times.sort((a, b) => a - b);
    const at = p => times[Math.floor(times.length * p)].toFixed(1);
    console.log(`8 clients on ${path.replace(/[0-9a-z]{10}$/, "{key}")}: ${Math.round(times.length * 1000 / (Date.now() - from))} a second, p50 ${at(.5)} ms, p99 ${at(.99)} ms`);
  }' "$base"
echo "resident memory under load: $(memory VmRSS "$server") MB, peak $(memory VmHWM "$server") MB"

post() {
  node --input-type=module -e '
    const [base, token] = process.argv.slice(1);
    const post = async (path, body) => {
      const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}`, "Idempotency-Key": crypto.randomUUID() };
      const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(body) });
      if (answer.status !== 201) throw new Error(`${answer.status} ${path} ${await answer.text()}`);
      return answer.json();
    };
    const question = { title: "Hoe lang duurt een reactie?", body: "Om op te reageren.", language: "nl", tags: [], audience: "everyone", byLayerOnly: false, submit: true };
    const { key } = await post("/api/v1/questions", question), times = [];
    await post(`/api/v1/threads/${key}/posts`, { kind: "comment", body: "De eerste telt niet mee." });
    for (let n = 0; n < 100; n++) {
      const at = performance.now();
      await post(`/api/v1/threads/${key}/posts`, { kind: "comment", body: `Reactie ${n}` });
      times.push(performance.now() - at);
    }
    times.sort((a, b) => a - b);
    console.log(`p50 ${times[50].toFixed(0)} ms, p99 ${times[98].toFixed(0)} ms, slowest ${times[99].toFixed(0)} ms`);' "$base" "$token"
}
echo "100 posts one after another, nothing beside: $(post)"
if [ -d "$corpus" ]; then
  # The same texts under other ids, so that the import writes.
  sed 's/^{"type": "article", "id": "/&again:/' "$corpus/circulars.jsonl" > again.jsonl
  dotnet app/Platform.Web.dll import again.jsonl > again.txt 2> again.err & importing=$!
  sleep 3
  waited=$(post)
  still=$(kill -0 "$importing" 2>/dev/null && echo "still ran after them" || echo "ended before they did")
  wait "$importing" || { cat again.err >&2; exit 1; }
  importing=
  echo "100 posts while an import writes ($still): $waited ($(paste -sd';' again.txt | sed 's/, 0 [a-z]*//g'))"
else
  echo "posts beside an import: SKIPPED, no corpus"
fi
