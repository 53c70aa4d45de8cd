// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.CommandsApi;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.Page;
import net.concordat.ui.api.PageSource;
import net.concordat.ui.api.SharingApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.command.CommandView;
import net.concordat.ui.view.command.UnderWay;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.RevokeDialog;

/** What banks offer this one, what it received and gave, and who received that. */
@Route(value = "share", layout = MainLayout.class)
@Menu(title = "share.title", order = 30, icon = "vaadin:share")
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class ShareView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient SharingApi api;
  private final transient ModelsApi models;
  private final transient CommandsApi commands;
  private final transient ModelNames names;
  private final transient GrantActs acts;
  private final boolean mayAct;
  private final boolean mayFetch;
  private final Div underWay = new Div();
  private final Div columns = new Div();
  private transient Optional<Shared> shown = Optional.empty();

  ShareView(SharingApi api, ModelsApi models, CommandsApi commands, CurrentUser user) {
    super("");
    setHeading(getTranslation("share.title"));
    this.api = api;
    this.models = models;
    this.commands = commands;
    names = new ModelNames(models);
    acts = new GrantActs(api);
    mayAct = user.hasAny(Roles.DEVELOPER, Roles.ADMIN);
    mayFetch = user.hasAny(Roles.DEVELOPER, Roles.VALIDATOR);
    setBeside(new Span(getTranslation(mayAct ? "share.lead" : "share.lead.reader")));
    List<Component> ways = new ArrayList<>();
    if (user.hasAny(Roles.DEVELOPER)) {
      ways.add(way("share.publish", "share/publish"));
    }
    if (mayAct) {
      ways.add(way("share.offer", "share/offer"));
    }
    setActions(ways.toArray(Component[]::new));
    columns.addClassName("columns");
    add(underWay, columns);
  }

  private Button way(String words, String address) {
    return new Button(getTranslation(words), click -> getUI().orElseThrow().navigate(address));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(read());
  }

  @Override
  public void ledgerMoved() {
    Optional<Shared> read = read();
    // A button that somebody is about to press stays as long as nothing changed.
    if (!read.equals(shown) || !read.map(Shared::isWhole).orElse(true)) {
      show(read);
    }
  }

  /** Nothing as long as the bank's node has never been reached. */
  private Optional<Shared> read() {
    List<GivenCommand> running = commands.running();
    return api.party()
        .map(
            bank ->
                new Shared(
                    bank,
                    running,
                    named(api.offeredTo(bank)).page(null),
                    named(api.heldBy(bank)).page(null),
                    named(api.givenBy(bank)).page(null)));
  }

  private void show(Optional<Shared> read) {
    shown = read;
    List<GivenCommand> running = read.map(Shared::running).orElse(List.of());
    underWay.removeAll();
    underWay.setVisible(!running.isEmpty());
    if (!running.isEmpty()) {
      underWay.add(new UnderWay(running));
    }
    columns.removeAll();
    columns.add(read.map(this::content).orElseGet(this::none));
  }

  private List<Component> none() {
    return List.of(
        new EmptyState(
            VaadinIcon.SHARE, getTranslation("share.none"), getTranslation("share.none.lesson")));
  }

  private List<Component> content(Shared read) {
    return List.of(
        new GrantList(
            "share.offers",
            VaadinIcon.INBOX,
            from(read.offers(), api.offeredTo(read.bank())),
            this::offer),
        new GrantList(
            "share.held",
            VaadinIcon.DOWNLOAD,
            from(read.held(), api.heldBy(read.bank())),
            grant -> held(grant, read.running())),
        new GrantList(
            "share.given",
            VaadinIcon.OUTBOX,
            from(read.given(), api.givenBy(read.bank())),
            this::given));
  }

  private PageSource<Grant> from(Page<Grant> first, PageSource<Grant> list) {
    PageSource<Grant> named = named(list);
    return cursor -> cursor == null ? first : named.page(cursor);
  }

  private PageSource<Grant> named(PageSource<Grant> grants) {
    return names.knowing(grants, grant -> grant.version().modelId());
  }

  private GrantEntry offer(Grant offer) {
    GrantEntry entry =
        entry(offer, getTranslation("share.from", Members.organisation(offer.grantor())));
    if (mayAct && !GrantEntry.isExpired(offer)) {
      entry.offer(act("share.accept", () -> acts.accept(offer)));
    }
    return entry;
  }

  private GrantEntry held(Grant grant, List<GivenCommand> running) {
    GrantEntry entry =
        entry(grant, getTranslation("share.from", Members.organisation(grant.grantor())));
    grant.receipts().forEach(entry::received);
    Optional<GivenCommand> fetching =
        running.stream().filter(command -> isFetching(command, grant.version())).findFirst();
    if (fetching.isPresent()) {
      entry.say(getTranslation("share.fetching"), CommandView.link(fetching.get()));
    } else if (grant.receipts().isEmpty()) {
      entry.say(getTranslation("share.fetch.not"));
      if (mayFetch && !GrantEntry.isExpired(grant)) {
        entry.offer(act("share.fetch", () -> acts.fetch(grant)));
      }
    }
    return entry;
  }

  private static boolean isFetching(GivenCommand command, VersionKey version) {
    return command.kind().equals("request-delivery")
        && command.arguments().path("modelId").asText().equals(version.modelId())
        && command.arguments().path("version").asInt() == version.version();
  }

  private Button act(String words, Runnable act) {
    Button button =
        new Button(
            getTranslation(words),
            click -> {
              act.run();
              show(read());
            });
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    return button;
  }

  private GrantEntry given(Grant grant) {
    GrantEntry entry =
        entry(grant, getTranslation("share.to", Members.organisation(grant.grantee())));
    grant.receipts().forEach(entry::received);
    if (grant.receipts().isEmpty()) {
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
    acts.underWay(grant)
        .ifPresent(
            command -> entry.say(getTranslation("share.waiting"), CommandView.link(command)));
    acts.refusal(grant).map(Refusal::new).ifPresent(entry::add);
    return entry;
  }

  private void confirm(Grant grant) {
    VersionKey version = grant.version();
    new RevokeDialog(
            grant,
            grant.receipts(),
            models.lineage(version.modelId(), version.version()),
            () -> {
              acts.revoke(grant);
              show(read());
            })
        .open();
  }
}
