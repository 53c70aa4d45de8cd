// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import java.util.Optional;
import java.util.stream.Collectors;
import net.concordat.ui.api.Provenance;
import net.concordat.ui.part.Members;

/** The way from a version to the members that trained it together, if it was made so. */
public final class TrainedTogether {
  private TrainedTogether() {}

  /** Names the members; nothing where the owner trained it alone. */
  public static Optional<Anchor> link(Provenance made) {
    return Optional.ofNullable(made.federation())
        .map(
            federation ->
                new Anchor(
                    "federations/" + federation.federationId(),
                    translate(
                        "version.together.rounds",
                        federation.clients().stream()
                            .map(Members::organisation)
                            .collect(Collectors.joining(", ")),
                        federation.round())));
  }
}
