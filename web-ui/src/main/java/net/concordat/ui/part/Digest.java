// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Span;

/** A digest or id: its beginning, and all of it for whoever points at it or copies it. */
public final class Digest extends Span {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 12;

  /** Shows one. */
  public Digest(String hex) {
    super(shortened(hex));
    addClassName("digest");
    setTitle(hex);
  }

  /** Its beginning. */
  public static String shortened(String hex) {
    return hex.length() <= SHOWN ? hex : hex.substring(0, SHOWN) + "…";
  }
}
