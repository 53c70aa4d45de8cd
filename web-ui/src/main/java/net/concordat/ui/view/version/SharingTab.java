// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import net.concordat.ui.api.ChecklistApi;
import net.concordat.ui.api.CommandKeys;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import org.jspecify.annotations.Nullable;

/** Who may have a version, who was granted it, and who received what. */
@org.springframework.stereotype.Component
final class SharingTab implements VersionTab {
  private final SharingApi sharing;
  private final ModelsApi models;
  private final ChecklistApi checklists;
  private final CurrentUser user;

  SharingTab(SharingApi sharing, ModelsApi models, ChecklistApi checklists, CurrentUser user) {
    this.sharing = sharing;
    this.models = models;
    this.checklists = checklists;
    this.user = user;
  }

  @Override
  public String name() {
    return "sharing";
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public boolean isInElements() {
    return true;
  }

  @Override
  public Component content(ShownVersion shown) {
    Div columns = new Div(granted(shown), policy(shown));
    columns.addClassName("columns");
    if (!mayAct()) {
      return columns;
    }
    Div all = new Div(offer(shown), columns);
    all.addClassName("stack");
    return all;
  }

  private boolean mayAct() {
    return user.hasAny(Roles.DEVELOPER, Roles.ADMIN);
  }

  /** The way to offer it, or why it cannot be offered. */
  private Component offer(ShownVersion shown) {
    return checklists.actions(shown.version().version()).stream()
        .filter(action -> action.action().equals("OFFER_GRANT") && !action.allowed())
        .findFirst()
        .<Component>map(RefusedWords::note)
        .orElseGet(
            () ->
                new Anchor(
                    "share/offer?model=%s&version=%d".formatted(shown.modelId(), shown.number()),
                    translate("version.sharing.offer")));
  }

  private static Component policy(ShownVersion shown) {
    Section section =
        new Section(
            new H2(translate("version.sharing.policy")),
            PolicyWords.list(PolicyWords.of(shown.version().policy(), shown.locale())));
    section.addClassName("card");
    return section;
  }

  private Component granted(ShownVersion shown) {
    Section section = new Section(new H2(translate("version.sharing.grants")));
    section.addClassName("card");
    List<Grant> grants = sharing.grants(shown.modelId(), shown.number());
    if (grants.isEmpty()) {
      section.add(new Paragraph(translate("version.sharing.grants.none")));
      return section;
    }
    List<Grant.Receipt> receipts = sharing.receipts(shown.modelId(), shown.number());
    String own = mayAct() ? sharing.party().orElse("") : "";
    for (Grant grant : grants) {
      Article article = grant(grant, last(receipts, grant), shown);
      if (grant.grantor().equals(own) && !grant.isRevoked()) {
        article.add(revoke(grant, receipts, shown));
      }
      section.add(article);
    }
    return section;
  }

  private static Grant.@Nullable Receipt last(List<Grant.Receipt> receipts, Grant grant) {
    return receipts.stream()
        .filter(receipt -> receipt.grantId().equals(grant.grantId()))
        .reduce((one, two) -> two)
        .orElse(null);
  }

  private Component revoke(Grant grant, List<Grant.Receipt> receipts, ShownVersion shown) {
    CommandKeys keys = new CommandKeys();
    Div outcome = new Div();
    outcome.getElement().setAttribute("role", "status");
    Button revoke =
        new Button(
            translate("version.revoke"),
            click ->
                new RevokeDialog(
                        grant,
                        receipts,
                        models.lineage(shown.modelId(), shown.number()),
                        () -> outcome.setText(revoked(keys, grant)))
                    .open());
    revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
    return new Div(revoke, outcome);
  }

  private String revoked(CommandKeys keys, Grant grant) {
    GivenCommand given = keys.give(grant.grantId(), key -> sharing.revoke(key, grant));
    return translate(given.isRunning() ? "version.revoke.running" : "version.revoke.done");
  }

  private static Article grant(Grant grant, Grant.@Nullable Receipt receipt, ShownVersion shown) {
    Badge status =
        new Badge(translate("version.sharing.status." + grant.status()), tone(grant.status()));
    H3 title =
        new H3(
            new Span(
                translate(
                    "version.sharing.kind." + grant.kind(), Members.organisation(grant.grantee()))),
            status);
    Facts facts =
        new Facts()
            .with(translate("version.sharing.from"), from(grant))
            .with(translate("version.sharing.since"), Times.shown(grant.since(), shown.locale()))
            .with(translate("version.sharing.received"), received(receipt, shown));
    UnorderedList terms =
        PolicyWords.list(PolicyWords.of(grant.kind(), grant.terms(), shown.locale()));
    Article article =
        new Article(title, facts, new Details(translate("version.sharing.terms"), terms));
    article.addClassName("decision");
    return article;
  }

  private static Component from(Grant grant) {
    Span from = Members.shown(grant.grantor());
    return grant.passedOnFrom() == null
        ? from
        : new Span(from, new Span(" " + translate("version.sharing.passedOn")));
  }

  private static Component received(Grant.@Nullable Receipt receipt, ShownVersion shown) {
    if (receipt == null) {
      return new Span(translate("version.sharing.received.not"));
    }
    boolean same = receipt.computedDigest().equals(shown.version().artifact().digest());
    Badge badge =
        new Badge(
            translate(same ? "version.sharing.same" : "version.sharing.different"),
            Badge.goodIf(same));
    return new Span(
        Times.shown(receipt.since(), shown.locale()),
        new Span(" "),
        new Digest(receipt.computedDigest()),
        new Span(" "),
        badge);
  }

  private static Tone tone(String status) {
    return switch (status) {
      case "ACTIVE" -> Tone.GOOD;
      case "REVOKED" -> Tone.BAD;
      default -> Tone.OPEN;
    };
  }
}
