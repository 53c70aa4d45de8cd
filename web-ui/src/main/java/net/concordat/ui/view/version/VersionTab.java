// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import net.concordat.ui.security.CurrentUser;

/**
 * One tab of {@link VersionView}. To add one, write a Spring component that implements this, in a
 * file of its own; it serves all sessions, so it keeps nothing about any of them.
 */
public interface VersionTab {
  /** Its name in the address; its label is the text {@code version.} with this name. */
  String name();

  /** Its place: tabs stand in the order of these, 10 apart. */
  int order();

  /** Whether this person gets it. */
  default boolean isFor(CurrentUser user) {
    return true;
  }

  /**
   * Whether what it shows is in the elements that it makes, and so stays, with what somebody is
   * about to press or has typed, as long as those are the same. Rows of grids and plots are not in
   * them.
   */
  default boolean isInElements() {
    return false;
  }

  /**
   * Asks the registry and makes what the tab shows; called when it is opened and when news come.
   */
  Component content(ShownVersion version);
}
