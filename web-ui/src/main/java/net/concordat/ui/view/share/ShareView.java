// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;

/** What banks offer this one, what it gave, and who received it. */
@Route(value = "share", layout = MainLayout.class)
@Menu(title = "share.title", order = 30, icon = "vaadin:share")
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class ShareView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient SharingApi api;
  private final transient ModelNames names;
  private final transient GrantActs acts;
  private final boolean mayAct;
  private final Div columns = new Div();

  ShareView(SharingApi api, ModelsApi models, CurrentUser user) {
    super("");
    setHeading(getTranslation("share.title"));
    this.api = api;
    names = new ModelNames(models);
    acts = new GrantActs(api);
    mayAct = user.hasAny(Roles.DEVELOPER, Roles.ADMIN);
    setBeside(new Span(getTranslation(mayAct ? "share.lead" : "share.lead.reader")));
    columns.addClassName("columns");
    add(columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show() {
    // Asked for whole before anything goes: what was shown stays if the registry is away.
    List<Component> content = api.party().map(this::content).orElseGet(this::none);
    columns.removeAll();
    columns.add(content);
  }

  private List<Component> none() {
    return List.of(
        new EmptyState(
            VaadinIcon.SHARE, getTranslation("share.none"), getTranslation("share.none.lesson")));
  }

  private List<Component> content(String bank) {
    Map<VersionKey, List<Grant.Receipt>> receipts = new HashMap<>();
    return List.of(
        new GrantList("share.offers", VaadinIcon.INBOX, api.offeredTo(bank), this::offer),
        new GrantList(
            "share.given",
            VaadinIcon.OUTBOX,
            api.givenBy(bank),
            grant -> given(grant, receipts.computeIfAbsent(grant.version(), this::receipts))));
  }

  private List<Grant.Receipt> receipts(VersionKey version) {
    return api.receipts(version.modelId(), version.version());
  }

  private GrantEntry offer(Grant offer) {
    GrantEntry entry =
        entry(offer, getTranslation("share.from", Members.organisation(offer.grantor())));
    if (mayAct && !GrantEntry.isExpired(offer)) {
      Button accept =
          new Button(
              getTranslation("share.accept"),
              click -> {
                acts.accept(offer);
                show();
              });
      accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      entry.offer(accept);
    }
    return entry;
  }

  private GrantEntry given(Grant grant, List<Grant.Receipt> receipts) {
    GrantEntry entry =
        entry(grant, getTranslation("share.to", Members.organisation(grant.grantee())));
    List<Grant.Receipt> own =
        receipts.stream().filter(each -> each.grantId().equals(grant.grantId())).toList();
    own.forEach(entry::received);
    if (own.isEmpty()) {
      entry.say(getTranslation("share.received.not"));
    }
    if (mayAct && !grant.isRevoked()) {
      Button revoke = new Button(getTranslation("share.revoke"), click -> confirm(grant));
      revoke.addThemeVariants(ButtonVariant.LUMO_ERROR);
      entry.offer(revoke);
    }
    return entry;
  }

  private GrantEntry entry(Grant grant, String about) {
    VersionKey version = grant.version();
    GrantEntry entry =
        new GrantEntry(
            grant, names.link(version.modelId(), version.version()).orElseThrow(), about);
    if (acts.isWaiting(grant)) {
      entry.say(getTranslation("share.waiting"));
    }
    acts.refusal(grant).ifPresent(entry::refused);
    return entry;
  }

  private void confirm(Grant grant) {
    ConfirmDialog dialog =
        new ConfirmDialog(
            getTranslation("share.revoke.sure", Members.organisation(grant.grantee())),
            getTranslation("share.revoke.means"),
            getTranslation("share.revoke"),
            confirmed -> {
              acts.revoke(grant);
              show();
            });
    dialog.setConfirmButtonTheme("error primary");
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("share.keep"));
    dialog.open();
  }
}
