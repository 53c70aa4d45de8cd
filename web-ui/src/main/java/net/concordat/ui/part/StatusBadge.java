// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Span;
import net.concordat.ui.api.VersionStatus;

/** How a version stands, in a word and a colour. */
public final class StatusBadge extends Span {
  private static final long serialVersionUID = 1;

  /** Shows one. */
  public StatusBadge(VersionStatus status) {
    setText(getTranslation("part.status." + status));
    addClassNames("badge", "badge-" + kind(status));
  }

  private static String kind(VersionStatus status) {
    return switch (status) {
      case APPROVED -> "good";
      case PENDING_APPROVAL -> "open";
      case FROZEN -> "held";
      case REJECTED, WITHDRAWN -> "bad";
    };
  }
}
