// Opens a page in Chromium at two widths, with the network off and scripts of the page off, and
// prints what axe-core finds, what overflows and what was asked of the network. Keeps screenshots.
const fs = require("fs");
const { createRequire } = require("module");
const [page, chromium, packages, pictures] = process.argv.slice(2);
const needs = createRequire(`${packages}/`);
const puppeteer = needs("puppeteer-core");
const axe = fs.readFileSync(needs.resolve("axe-core"), "utf8");

(async () => {
  const browser = await puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const found = [];
  for (const width of [320, 900]) {
    const tab = await browser.newPage();
    const asked = [];
    tab.on("request", (request) => asked.push(request.url()));
    await tab.setViewport({ width, height: 900 });
    await tab.goto(`file://${page}`);
    const overflow = await tab.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await tab.screenshot({ path: `${pictures}-${width}.png`, fullPage: true });
    const strangers = asked.filter((url) => !url.startsWith("file://"));
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => axe.run());
    const told = violations.map(({ id, impact }) => ({ id, impact }));
    found.push({ width, overflow, strangers, violations: told });
    if (width === 900) await tab.pdf({ path: `${pictures}.pdf`, format: "letter" });
    await tab.close();
  }
  await browser.close();
  process.stdout.write(JSON.stringify(found));
})();
