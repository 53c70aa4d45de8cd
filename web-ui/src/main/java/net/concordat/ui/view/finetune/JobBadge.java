// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finetune;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import net.concordat.ui.api.JobStatus;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;

/** Where a job stands, in a word and a colour. */
final class JobBadge extends Badge {
  private static final long serialVersionUID = 1;

  JobBadge(JobStatus status) {
    super(translate("finetune.status." + status), tone(status));
  }

  private static Tone tone(JobStatus status) {
    return switch (status) {
      case DONE -> Tone.GOOD;
      case QUEUED, CANCELLING -> Tone.OPEN;
      case RUNNING, CANCELLED -> Tone.HELD;
      case FAILED -> Tone.BAD;
    };
  }
}
