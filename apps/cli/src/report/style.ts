/** The look of the report: calm, light or dark as the reader's system is, from phones to wide screens. */
export const style: string = `
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d2129; --soft: #5b6370; --faint: #dcdad3; --line: #e9e7e1;
  --truth: #2f5d9b; --network: #d2622a; --good: #2c7a57; --rough: #a87613; --poor: #b03a3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --card: #1b1e24; --ink: #e8e6e1; --soft: #a0a6b0; --faint: #3a3f48; --line: #2a2e36;
    --truth: #7eaef0; --network: #f0935c; --good: #67c29a; --rough: #e0b457; --poor: #ec7f7f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 1124px; margin: 0 auto; padding: 40px 32px 56px; }
h1, h2, h3, p, dl, dd, figure, fieldset { margin: 0; padding: 0; }
h1 { font-size: clamp(28px, 4.6vw, 46px); line-height: 1.12; letter-spacing: -0.02em; font-weight: 650; max-width: 22em; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 22px; letter-spacing: -0.01em; font-weight: 620; }
h3 { font-size: 15px; font-weight: 600; }
header { padding: 8px 0 28px 20px; border-left: 4px solid var(--level); }
header.good { --level: var(--good); } header.rough { --level: var(--rough); } header.poor { --level: var(--poor); }
.kicker { color: var(--soft); font-size: 14px; margin-bottom: 10px; }
.explanation { margin-top: 14px; font-size: 17px; max-width: 46em; }
.remark { margin-top: 8px; color: var(--soft); max-width: 50em; }
section { margin-top: 44px; }
p, pre { overflow-wrap: anywhere; }
.lead { color: var(--soft); margin: 4px 0 16px; max-width: 50em; }
.measures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-top: 12px; }
.measure { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; }
.measure h3 { display: flex; justify-content: space-between; color: var(--soft); }
.measure .figure { font-size: 34px; line-height: 1.25; font-weight: 620; letter-spacing: -0.02em; color: var(--network); font-variant-numeric: tabular-nums; white-space: nowrap; }
.measure .floor { color: var(--truth); font-size: 15px; font-variant-numeric: tabular-nums; }
.measure .meaning { color: var(--soft); font-size: 14px; line-height: 1.45; margin-top: 8px; }
.viewer { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; }
.viewer canvas { display: block; width: 100%; height: 520px; cursor: grab; touch-action: pan-y; }
.viewer canvas:active { cursor: grabbing; }
.no-webgl { display: none; padding: 40px 24px; color: var(--soft); text-align: center; }
.without-webgl canvas, .without-webgl .legend { display: none; }
.without-webgl .no-webgl { display: block; }
.legend { position: absolute; left: 16px; bottom: 12px; border: 0; display: flex; gap: 18px; flex-wrap: wrap; font-size: 14px; color: var(--soft); }
.legend label { display: inline-flex; align-items: center; gap: 6px; cursor: pointer; }
.legend input { accent-color: var(--soft); margin: 0; }
.legend i, .key i { display: inline-block; width: 18px; height: 3px; border-radius: 2px; background: currentColor; }
.truth { color: var(--truth); } .network { color: var(--network); }
.key { display: flex; gap: 20px; font-size: 14px; margin-bottom: 6px; }
.key span { display: inline-flex; align-items: center; gap: 7px; }
.grid { display: grid; gap: 12px 20px; grid-template-columns: repeat(3, minmax(0, 1fr)); }
.grid-1 { grid-template-columns: 1fr; }
.grid-1 > div { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; }
figcaption { font-size: 14px; font-weight: 600; }
.plot { display: block; max-width: 100%; width: 100%; height: auto; color: var(--soft); overflow: visible; font-family: inherit; }
.plot text { white-space: pre; }
.narrow { display: none; }
.beside { display: grid; grid-template-columns: auto minmax(0, 600px); gap: 48px; align-items: center; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
sub { line-height: 0; }
th, td { padding: 6px 18px 6px 0; text-align: right; font-weight: 400; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { font-weight: 600; font-size: 14px; }
th:first-child { text-align: left; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 0 32px; }
dl div { display: flex; justify-content: space-between; gap: 12px; border-bottom: 1px solid var(--line); padding: 6px 0; font-size: 15px; }
dt { color: var(--soft); white-space: nowrap; } dd { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 12px 16px; margin: 0 0 14px; font: 14px/1.6 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.settings h3 { margin: 24px 0 8px; }
.source { color: var(--soft); font-size: 14px; margin-bottom: 14px; }
footer { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--soft); font-size: 14px; }
@media (max-width: 720px) {
  main { padding: 24px 16px 40px; }
  header { padding: 4px 0 18px 14px; }
  section { margin-top: 36px; }
  .measures { grid-template-columns: 1fr; gap: 10px; }
  .grid, .grid-1 > div, .beside { grid-template-columns: minmax(0, 1fr); gap: 16px; }
  .projections .grid > div { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8px; }
  .projections .plot { font-size: 19px !important; }
  .viewer canvas { height: 560px; }
  .exponents th, .exponents td { padding-right: 10px; font-size: 15px; }
  .wide { display: none; } .narrow { display: block; }
}
@media print { .viewer { display: none; } section { break-inside: avoid; } }
`;
