// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import net.concordat.ui.fake.FederationSamples;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class LineageTabTest extends ViewTests {
  private static final String VERSION = "models/" + Samples.CARD_FRAUD + "/versions/80";

  @Test
  void showsTheFirstFirstThenThisVersionThenWhatCameOfIt() {
    signIn("validator", Roles.VALIDATOR);
    go(VERSION + "/lineage");
    assertThat(text())
        .containsSubsequence(
            "wire-fraud · 12",
            "card-fraud · 79",
            "card-fraud · 80, this version",
            "credit-risk · 7",
            "card-fraud · 81")
        .contains("Made from version 11 of c3c3c3c3c3c3…, which has not reached this party")
        .contains("Privacy: Epsilon 1.62 at delta 1e-06, by row");
  }

  @Test
  void namesWhoTrainedAVersionTogetherAndLeadsThere() {
    party
        .registry()
        .gives(
            VERSION,
            Samples.versionOfCardFraud(80)
                .replace(
                    "\"environment\"",
                    """
                    "federation": {"federationId": "%s", "round": 3, "globalDigest": "aa",
                      "clients": ["O=BankA, L=London, C=GB", "O=BankB, L=Frankfurt, C=DE"]},
                    "environment"
                    """
                        .formatted(FederationSamples.FEDERATION)));
    signIn("validator", Roles.VALIDATOR);
    go(VERSION + "/lineage");
    assertThat(text()).contains("Trained together by", "BankA, BankB, in 3 rounds");
    go(VERSION + "/card");
    assertThat(text()).contains("Trained together by", "BankA, BankB, in 3 rounds");
    assertThat(
            _find(Anchor.class).stream()
                .map(Anchor::getHref)
                .filter(href -> href.startsWith("federations/")))
        .containsExactly("federations/" + FederationSamples.FEDERATION);
  }

  @Test
  void canBeWalked() {
    party
        .registry()
        .gives(
            "models/" + Samples.CARD_FRAUD + "/versions/79/lineage",
            "{\"ancestors\": [], \"children\": []}");
    signIn("validator", Roles.VALIDATOR);
    go(VERSION + "/lineage");
    RouterLink parent =
        _find(_get(OrderedList.class), RouterLink.class).stream()
            .filter(link -> link.getText().equals("card-fraud · 79"))
            .findFirst()
            .orElseThrow();
    go(parent.getHref());
    assertThat(_get(H1.class).getText()).isEqualTo("card-fraud, version 79");
    assertThat(text())
        .contains("card-fraud · 79, this version", "Made from scratch")
        .contains("Nothing that this party knows was made from it");
  }

  @Test
  void namesAModelByItsIdThatThisPartyDoesNotHave() {
    String unknown = Samples.bare(1, 7).replace("b2".repeat(32), "d7".repeat(32));
    party
        .registry()
        .gives(VERSION + "/lineage", "{\"ancestors\": [], \"children\": [" + unknown + "]}");
    signIn("auditor", Roles.AUDITOR);
    go(VERSION + "/lineage");
    assertThat(text()).contains("d7d7d7d7d7d7… · 7");
  }

  @Test
  void speaksGerman() {
    signIn(Locale.GERMANY, "validator", Roles.VALIDATOR);
    go(VERSION + "/lineage");
    assertThat(text()).contains("Herkunft", "diese Version", "die diese Partei nicht erreicht hat");
  }
}
