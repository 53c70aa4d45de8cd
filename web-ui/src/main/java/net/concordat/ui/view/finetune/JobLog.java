// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.ui.api.JobProgress;

/** The end of what a job's workers wrote. */
final class JobLog extends Section {
  private static final long serialVersionUID = 1;

  private final Pre text = new Pre();

  JobLog() {
    addClassName("card");
    text.addClassName("job-text");
    text.getElement().setAttribute("tabindex", "0");
    text.getElement().setAttribute("aria-label", getTranslation("finetune.log"));
    text.getElement().setAttribute("role", "log");
    text.setText(getTranslation("finetune.log.none"));
    add(new H2(getTranslation("finetune.log")), text);
  }

  /** Shows lines, the oldest first. */
  void show(List<JobProgress.Line> lines) {
    if (!lines.isEmpty()) {
      text.setText(lines.stream().map(JobLog::line).collect(Collectors.joining("\n")));
    }
  }

  private static String line(JobProgress.Line line) {
    return line.at() + "  " + line.text();
  }
}
