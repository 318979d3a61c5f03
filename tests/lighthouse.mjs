// Has Lighthouse judge Today and the lead list of the served page, with the practice book in it, as a phone on
// a slow network sees them. Fails when a category has fewer points than it must have. `make lighthouse` runs it:
// node tests/lighthouse.mjs <address> <folder of the installed packages>

import { createRequire } from "node:module";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [address, folder] = process.argv.slice(2);
const leastPoints = 95;
// The middle one of three, since a machine that does something else meanwhile costs points.
const runs = 3;
const packages = createRequire(pathToFileURL(resolve(folder, "package.json")));
const { default: puppeteer } = await import(pathToFileURL(packages.resolve("puppeteer-core")));
const { default: lighthouse } = await import(pathToFileURL(packages.resolve("lighthouse")));

const profile = await mkdtemp(join(tmpdir(), "next-touch-lighthouse-"));
// A browser of its own for each run, as Lighthouse starts one itself: what one run leaves behind in the processes
// is not to be measured by the next. All share a profile, and so the book.
const inBrowser = async (work) => {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
};
const fill = async (browser) => {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("main:not(.shell) h1"));
  await page.locator("::-p-text(Try it with ten invented leads)").click();
  await page.waitForSelector(".agenda a");
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.close();
};
const judge = async (browser, hash) => {
  const port = Number(new URL(browser.wsEndpoint()).port);
  return (await lighthouse(`${address}${hash}`, { port, logLevel: "error", disableStorageReset: true })).lhr;
};
// A run in which Lighthouse itself stumbled has no points; it is said, and made again.
const judged = async (hash) => {
  for (let tries = 1; ; tries += 1) {
    const report = await inBrowser((browser) => judge(browser, hash));
    if (report.runtimeError === undefined) return report;
    console.error(`Lighthouse stumbled: ${report.runtimeError.code} ${report.runtimeError.message}`);
    if (tries === 3) throw new Error("Lighthouse gave no report in three tries.");
  }
};
let isGood = true;
try {
  await inBrowser(fill);
  for (const [screen, hash] of [["Today", "#/"], ["The lead list", "#/leads"]]) {
    const reports = [];
    for (let run = 0; run < runs; run += 1) reports.push(await judged(hash));
    for (const category of Object.keys(reports[0].categories)) {
      const pointsOf = (report) => Math.round((report.categories[category].score ?? 0) * 100);
      const middle = reports.toSorted((one, other) => pointsOf(one) - pointsOf(other))[Math.floor(runs / 2)];
      const { title, auditRefs } = middle.categories[category];
      console.log(`${screen}: ${title} ${pointsOf(middle)}`);
      if (pointsOf(middle) >= leastPoints) continue;
      isGood = false;
      const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (middle.audits[id].score ?? 1) < 0.9);
      for (const { id } of lost) console.log(`    ${middle.audits[id].title} ${middle.audits[id].displayValue ?? ""}`);
    }
  }
} finally {
  await rm(profile, { recursive: true, force: true });
}
if (!isGood) {
  console.error(`Every category must have at least ${leastPoints} points.`);
  process.exit(1);
}
