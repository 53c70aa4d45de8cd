// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.use;

import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import net.concordat.ui.api.Adoption;
import net.concordat.ui.api.AliasRegister;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Step;
import net.concordat.ui.part.Times;

/** One use of a version: for what, how it stands and where it serves. */
final class AdoptionEntry extends Article {
  private static final long serialVersionUID = 1;

  private final UnorderedList steps = new UnorderedList();

  /**
   * A use.
   *
   * @param version how its version stands
   * @param register where its bank's uses serve
   */
  AdoptionEntry(Adoption adoption, VersionStatus version, AliasRegister register) {
    addClassName("decision");
    H3 title =
        new H3(
            new Span(
                getTranslation(
                    "use.for", Members.organisation(adoption.member()), adoption.purpose())),
            status(adoption, version));
    register
        .place(adoption.adoptionId())
        .ifPresent(place -> title.add(new Badge(getTranslation("use.place." + place), Tone.HELD)));
    String conditions = adoption.conditions();
    steps.addClassName("steps");
    add(
        title,
        new Facts()
            .with(getTranslation("use.until"), Times.shown(adoption.expiresAt(), getLocale()))
            .with(
                getTranslation("use.conditions"),
                conditions == null ? getTranslation("use.conditions.none") : conditions),
        steps);
  }

  private Badge status(Adoption adoption, VersionStatus version) {
    if (adoption.isInUse() && isOver(adoption)) {
      return new Badge(getTranslation("use.status.over"), Tone.BAD);
    }
    if (adoption.isInUse() && version != VersionStatus.APPROVED) {
      return new Badge(
          getTranslation("use.status.version", getTranslation("part.status." + version)), Tone.BAD);
    }
    Tone tone =
        switch (adoption.status()) {
          case "APPROVED" -> Tone.GOOD;
          case "SUSPENDED" -> Tone.OPEN;
          default -> Tone.BAD;
        };
    return new Badge(getTranslation("use.status." + adoption.status()), tone);
  }

  /** Whether it was decided until a time that is over. */
  static boolean isOver(Adoption adoption) {
    return !Instant.now().isBefore(adoption.expiresAt());
  }

  /** Offers what can be done about it. */
  void offer(Step step) {
    steps.add(step);
  }
}
