// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.html.Span;

/** All of a key's digest in groups of four, as people read it to each other. */
public final class Fingerprint extends Span {
  private static final long serialVersionUID = 1;

  /** Shows one. */
  public Fingerprint(String hex) {
    super(grouped(hex));
    addClassNames("digest", "fingerprint");
  }

  /** The digits with a space after each four. */
  static String grouped(String hex) {
    return hex.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
