// Writes the licence of every package that the published folder holds a part of, one file each:
//   node collect.mjs Platform.Web.deps.json NUGET_FOLDER OUTPUT_FOLDER NPM_PROJECT…
// Where a package brings no text, the standard text of the licence it states is used, with the copyright it states. A package
// without either stops the build.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [deps, nuget, output, ...npmProjects] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(...path), "utf8").replace(/^\uFEFF/, "");
const files = (folder, pattern) => readdirSync(folder, { withFileTypes: true }).filter(f => f.isFile() && pattern.test(f.name)).map(f => f.name).sort();
// Packages that only link to their licence.
const linked = { "zxcvbn-core": { licence: "MIT", copyright: "Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc." } };
const missing = [];

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });

function write(name, folder, stated, copyright) {
  let texts = files(folder, /^licen[cs]e/i).map(f => read(folder, f));
  if (texts.length === 0 && files(here, /\.txt$/).includes(`${stated}.txt`))
    texts = [copyright, read(here, `${stated}.txt`)];
  if (texts.length === 0)
    missing.push(`${name} (${stated ?? "no licence stated"})`);
  texts.push(...files(folder, /notice.*\.txt$/i).map(f => read(folder, f)));
  writeFileSync(join(output, `${name.replaceAll("/", "-")}.txt`), [`${name}\n`, ...texts].join("\n"));
}

const { libraries, targets } = JSON.parse(read(deps));
for (const [name, parts] of Object.values(targets).flatMap(Object.entries)) {
  const hasFiles = ["runtime", "native", "runtimeTargets"].some(kind => Object.keys(parts[kind] ?? {}).length > 0);
  if (libraries[name].type !== "package" || !hasFiles)
    continue;
  const folder = join(nuget, libraries[name].path);
  const about = read(folder, files(folder, /\.nuspec$/)[0]);
  const element = tag => about.match(new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`))?.[1].trim();
  const stated = linked[name.split("/")[0]];
  const copyright = stated?.copyright ?? element("copyright") ?? element("authors");
  write(name, folder, stated?.licence ?? element("license"), /copyright|©/i.test(copyright) ? copyright : `Copyright (c) ${copyright}`);
}

for (const project of npmProjects) {
  for (const name of Object.keys(JSON.parse(read(project, "package.json")).dependencies)) {
    const folder = join(project, "node_modules", name);
    const about = JSON.parse(read(folder, "package.json"));
    write(`${name}/${about.version}`, folder, about.license, `Copyright (c) ${about.author?.name ?? about.author}`);
  }
}

if (missing.length > 0) {
  console.error(`No licence text is known of: ${missing.join(", ")}`);
  process.exit(1);
}
