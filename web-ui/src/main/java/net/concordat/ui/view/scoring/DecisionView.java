// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a model: what was decided and why, that it is in the log and under the ledger's
 * root, and back from it to the use that people approved, the version, its data and its parents. A
 * regulator has no such page, since it shows customers' data.
 */
@Route(
    value = "decisions/:decision([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
    layout = MainLayout.class)
@RolesAllowed({Roles.DEVELOPER, Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR, Roles.ADMIN})
public class DecisionView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ScoringSources from;
  private final Div content = new Div();
  private final Div decided = new Div();
  private final Div proof = new Div();
  private final Div trace = new Div();
  private final Div columns = new Div(decided);
  private @Nullable UUID shown;
  private transient @Nullable ScoredDecision read;
  private transient @Nullable ProofState state;

  DecisionView(ScoringSources from) {
    super("");
    this.from = from;
    decided.addClassName("stack");
    trace.addClassName("wide-card");
    columns.add(proof, trace);
    columns.addClassName("columns");
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    shown = UUID.fromString(event.getRouteParameters().get("decision").orElseThrow());
    read = null;
    state = null;
    setHeading(getTranslation("scoring.heading", shown));
    show();
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show() {
    if (shown == null) {
      return;
    }
    if (!from.scoring().isThere()) {
      put(
          new EmptyState(
              VaadinIcon.SCALE,
              getTranslation("scoring.nowhere"),
              getTranslation("scoring.nowhere.lesson")));
      return;
    }
    ScoredDecision now;
    Optional<JsonNode> given;
    try {
      now = from.scoring().decision(shown);
      given = from.scoring().proof(shown);
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      setBeside();
      put(new ServiceFailure(e, this::show));
      return;
    }
    show(now, ProofState.of(given, from));
  }

  /** What somebody opened, or had verified, stays as long as there is nothing new about it. */
  private void show(ScoredDecision now, ProofState stands) {
    setBeside(
        ScoringWords.decision(now.decision().decision()),
        Times.shown(now.decision().at(), getLocale()));
    ModelNames names = new ModelNames(from.models());
    boolean same = read != null && now.saysWhat(read);
    if (!same) {
      decided.removeAll();
      decided.add(new DecidedCard(now), new OverridesCard(now, from), new ShadowsCard(now, names));
    }
    if (!same || !stands.equals(state)) {
      proof.removeAll();
      proof.add(new ProofCard(now, stands, from));
    }
    read = now;
    state = stands;
    trace.removeAll();
    trace.add(new TraceCard(now.decision(), from, names));
    put(columns);
  }

  private void put(Component only) {
    if (!only.getParent().equals(Optional.of(content))) {
      content.removeAll();
      content.add(only);
    }
  }
}
