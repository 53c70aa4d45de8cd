// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Badge.Tone;

/** How a version stands, in a word and a colour. */
public final class StatusBadge extends Badge {
  private static final long serialVersionUID = 1;

  /** Shows one. */
  public StatusBadge(VersionStatus status) {
    super(translate("part.status." + status), tone(status));
  }

  private static Tone tone(VersionStatus status) {
    return switch (status) {
      case APPROVED -> Tone.GOOD;
      case PENDING_APPROVAL -> Tone.OPEN;
      case FROZEN -> Tone.HELD;
      case REJECTED, WITHDRAWN -> Tone.BAD;
    };
  }
}
