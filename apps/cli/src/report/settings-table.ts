import { formatCount, formatDuration } from "../format.ts";
import type { Reconstruction } from "../reconstruction/reconstruction.ts";
import { type Html, html } from "./html.ts";

/** Where truth came from, every setting, and the command that repeats the run. */
export function settingsTable({ subject, settings, command, training, truth }: Reconstruction): Html {
  return html`<section class="settings" aria-label="Settings">
<h2>What was done</h2>
<p class="lead">${subject.about} ${subject.truth} Both series hold ${formatCount(truth.values.length / truth.dimension)} samples for the comparison; the generated one starts at the first test sample, and runs for a quarter of that length before it counts. Training took ${formatDuration(training.seconds)}.</p>
${subject.equations ? html`<pre class="equations">${subject.equations.join("\n")}</pre>` : undefined}
${subject.source ? html`<p class="source">${subject.source}</p>` : undefined}
<dl>
${settings.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>
<h3>Repeat it</h3>
<pre class="command">${command}</pre>
</section>`;
}
