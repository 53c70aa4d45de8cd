// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.ui.api.Federation;
import net.concordat.ui.api.PrivacySpend;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.RefusedWords;
import net.concordat.ui.part.Step;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** One federation: what its members agreed on, who trains, each round, and this bank's way out. */
@Route(value = "federations/:federation([0-9a-f]{64})", layout = MainLayout.class)
@PermitAll
public class FederationView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient FederationSources from;
  private final transient ModelNames names;
  private final Div columns = new Div();
  private @Nullable String shown;

  FederationView(FederationSources from) {
    super("");
    this.from = from;
    names = new ModelNames(from.models());
    columns.addClassName("stack");
    add(columns);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(event.getRouteParameters().get("federation").orElseThrow());
  }

  @Override
  public void ledgerMoved() {
    if (shown != null) {
      show(shown);
    }
  }

  private void show(String federationId) {
    Federation federation = found(() -> from.federations().federation(federationId));
    shown = federationId;
    VersionKey base = federation.training().base();
    setHeading(getTranslation("federation.of", names.name(base.modelId()), base.version()));
    setBeside(
        FederationList.standing(federation),
        new Span(
            new Span(getTranslation("federation.by") + " "), Members.shown(federation.proposer())));
    columns.removeAll();
    columns.add(
        new PlanCard(federation, spent(federation), names),
        new RoundsCard(federation, getLocale()));
    if (from.user().hasAny(Roles.SUPERVISOR)) {
      return;
    }
    scores(federation).ifPresent(columns::add);
    if (!federation.over()) {
      from.sharing().party().flatMap(own -> leaving(federation, own)).ifPresent(columns::add);
    }
  }

  /** What this bank measured of updates, if it did. */
  private Optional<ScoresCard> scores(Federation federation) {
    return from.federations()
        .part(federation.federationId())
        .filter(part -> !part.scored().isEmpty())
        .map(part -> new ScoresCard(part, federation.aggregation().mode(), getLocale()));
  }

  private Map<String, PrivacySpend> spent(Federation federation) {
    String unit = federation.training().privacyUnit();
    String digest = federation.training().spendDigest();
    return unit == null || digest == null ? Map.of() : from.privacy().spentFor(unit, digest);
  }

  /** The way out, where this bank is asked or trains. */
  private Optional<Section> leaving(Federation federation, String own) {
    return federation.seats().stream()
        .filter(seat -> seat.member().equals(own) && seat.stays())
        .findFirst()
        .map(seat -> seat.status().equals("INVITED") ? "decline" : "leave")
        .map(name -> wayOut(federation, name));
  }

  private Section wayOut(Federation federation, String name) {
    VersionKey base = federation.training().base();
    List<String> may = List.of(Roles.DEVELOPER, Roles.ADMIN);
    UnorderedList steps =
        new UnorderedList(
            Step.by(
                getTranslation("federation." + name),
                () ->
                    new LeaveForm(
                            from.decisions(),
                            from.federations(),
                            federation.federationId(),
                            name,
                            names.name(base.modelId()),
                            base.version())
                        .open(),
                from.user().hasAny(Roles.DEVELOPER, Roles.ADMIN) ? null : RefusedWords.takes(may)));
    steps.addClassName("steps");
    Section card = new Section(new H2(getTranslation("federation.own")), steps);
    card.addClassName("card");
    return card;
  }
}
