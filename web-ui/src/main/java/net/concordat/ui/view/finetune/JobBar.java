// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import net.concordat.ui.api.FineTuneJob;

/** How much of a job is done, as a bar and in words. */
final class JobBar extends Div {
  private static final long serialVersionUID = 1;
  private static final double PERCENT = 100;

  JobBar(FineTuneJob job) {
    addClassName("job-bar");
    ProgressBar bar = new ProgressBar(0, PERCENT, Math.max(0, Math.min(PERCENT, job.progress())));
    bar.getElement().setAttribute("aria-label", getTranslation("finetune.progress"));
    add(bar, new Span(getTranslation("finetune.percent", job.progress())));
  }
}
