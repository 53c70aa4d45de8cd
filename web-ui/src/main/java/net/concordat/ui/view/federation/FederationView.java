// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.federation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.api.Federation;
import net.concordat.ui.api.FederationsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.view.version.ModelNames;
import org.jspecify.annotations.Nullable;

/** One federation: what its members agreed on, who trains, and each round; nothing to change. */
@Route(value = "federations/:federation([0-9a-f]{64})", layout = MainLayout.class)
@PermitAll
public class FederationView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient FederationsApi federations;
  private final transient ModelNames names;
  private final Div columns = new Div();
  private @Nullable String shown;

  FederationView(FederationsApi federations, ModelsApi models) {
    super("");
    this.federations = federations;
    names = new ModelNames(models);
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
    Federation federation = found(() -> federations.federation(federationId));
    shown = federationId;
    VersionKey base = federation.training().base();
    setHeading(getTranslation("federation.of", names.name(base.modelId()), base.version()));
    setBeside(
        standing(federation),
        new Span(
            new Span(getTranslation("federation.by") + " "), Members.shown(federation.proposer())));
    columns.removeAll();
    columns.add(new PlanCard(federation, names), new RoundsCard(federation, getLocale()));
  }

  private Badge standing(Federation federation) {
    return federation.over()
        ? new Badge(getTranslation("federation.over"), Tone.GOOD)
        : new Badge(
            getTranslation("federation.status." + federation.status()),
            federation.status().equals("PROPOSED") ? Tone.OPEN : Tone.HELD);
  }
}
