// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.part;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A word or two in a colour, which say how something stands. */
public class Badge extends Span {
  private static final long serialVersionUID = 1;

  /** What a colour tells. */
  public enum Tone {
    /** As it should be. */
    GOOD,
    /** Somebody has to do something. */
    OPEN,
    /** Neither good nor bad. */
    HELD,
    /** Failed, refused or ended. */
    BAD,
    /** No colour. */
    NONE
  }

  /** Says it. */
  public Badge(String words, Tone tone) {
    super(words);
    addClassNames("badge", "badge-" + tone.name().toLowerCase(Locale.ROOT));
  }

  /** Good if it holds, bad if not. */
  public static Tone goodIf(boolean holds) {
    return holds ? Tone.GOOD : Tone.BAD;
  }
}
