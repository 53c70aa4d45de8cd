// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
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
  private @Nullable UUID shown;
  private @Nullable ProofCard proof;

  DecisionView(ScoringSources from) {
    super("");
    this.from = from;
    add(content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    shown = UUID.fromString(event.getRouteParameters().get("decision").orElseThrow());
    proof = null;
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
    content.removeAll();
    if (!from.scoring().isThere()) {
      content.add(
          new EmptyState(
              VaadinIcon.SCALE,
              getTranslation("scoring.nowhere"),
              getTranslation("scoring.nowhere.lesson")));
      return;
    }
    ScoredDecision read;
    Optional<JsonNode> given;
    try {
      read = from.scoring().decision(shown);
      given = from.scoring().proof(shown);
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      setBeside();
      content.add(new ServiceFailure(e, this::show));
      return;
    }
    show(read, ProofState.of(given, from));
  }

  private void show(ScoredDecision read, ProofState state) {
    ScoredDecision.Decided decided = read.decision();
    setBeside(ScoringWords.decision(decided.decision()), Times.shown(decided.at(), getLocale()));
    ModelNames names = new ModelNames(from.models());
    Div left =
        new Div(new DecidedCard(read), new OverridesCard(read, from), new ShadowsCard(read, names));
    left.addClassName("stack");
    Div right = new Div(proofOf(read, state), new TraceCard(decided, from, names));
    right.addClassName("stack");
    Div columns = new Div(left, right);
    columns.addClassName("columns");
    content.add(columns);
  }

  /** What somebody had verified stays as long as there is nothing new to verify. */
  private ProofCard proofOf(ScoredDecision read, ProofState state) {
    ProofCard before = proof;
    if (before == null || !before.shows(read, state)) {
      before = new ProofCard(read, state, from);
      proof = before;
    }
    return before;
  }
}
