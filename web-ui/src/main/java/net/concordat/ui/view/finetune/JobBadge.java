// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.JobStatus;

/** Where a job stands, in a word and a colour. */
final class JobBadge extends Span {
  private static final long serialVersionUID = 1;

  JobBadge(JobStatus status) {
    setText(getTranslation("finetune.status." + status));
    addClassNames("badge", "badge-" + kind(status));
  }

  private static String kind(JobStatus status) {
    return switch (status) {
      case DONE -> "good";
      case QUEUED, CANCELLING -> "open";
      case RUNNING, CANCELLED -> "held";
      case FAILED -> "bad";
    };
  }
}
