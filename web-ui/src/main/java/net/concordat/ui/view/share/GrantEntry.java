// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import net.concordat.ui.api.Grant;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.version.PolicyWords;

/** A grant: of what, how it stands, its terms, and what one can do about it. */
final class GrantEntry extends ListItem {
  private static final long serialVersionUID = 1;

  private final String published;

  /**
   * A grant.
   *
   * @param version what leads to its version
   * @param about from whom, or to whom
   */
  GrantEntry(Grant grant, Component version, String about) {
    published = grant.version().artifactDigest();
    addClassName("grant");
    Div head = new Div(version, new Span(about), badge(grant));
    head.addClassName("entry");
    String who =
        getTranslation(
            grant.kind().equals("REVIEW") ? "share.review" : "share.use",
            Members.organisation(grant.grantee()));
    add(
        head,
        new Paragraph(who),
        PolicyWords.list(PolicyWords.of(grant.kind(), grant.terms(), getLocale())));
  }

  private Span badge(Grant grant) {
    if (!grant.isRevoked() && isExpired(grant)) {
      return new Badge(getTranslation("share.status.EXPIRED"), Tone.BAD);
    }
    return switch (grant.status()) {
      case "OFFERED" -> new Badge(getTranslation("share.status.OFFERED"), Tone.OPEN);
      case "ACTIVE" -> new Badge(getTranslation("share.status.ACTIVE"), Tone.GOOD);
      case "REVOKED" -> new Badge(getTranslation("share.status.REVOKED"), Tone.BAD);
      default -> new Span(grant.status());
    };
  }

  /** Whether every right under it has ended. */
  static boolean isExpired(Grant grant) {
    return !Instant.now().isBefore(grant.terms().expiresAt());
  }

  /** Says that the grantee has signed for having received the version. */
  void received(Grant.Receipt receipt) {
    boolean same = receipt.computedDigest().equals(published);
    add(
        new Paragraph(
            new Span(
                getTranslation("share.received", Times.words(receipt.since(), getLocale())) + " "),
            new Digest(receipt.computedDigest()),
            new Span(" "),
            new Badge(
                getTranslation(same ? "share.received.same" : "share.received.other"),
                Badge.goodIf(same))));
  }

  /** Says something beside. */
  void say(String sentence, Component... more) {
    Paragraph said = new Paragraph(sentence + " ");
    said.add(more);
    add(said);
  }

  /** Adds what one can do. */
  void offer(Button act) {
    add(act);
  }
}
