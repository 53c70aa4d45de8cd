// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Locale;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProofPanelTest extends ViewTests {
  private static final String TRANSACTION = "a".repeat(64);
  private static final String ADDRESS = "audit/" + TRANSACTION + "/verification";

  @Autowired private AuditApi api;

  private void verify(Locale locale) {
    signIn(locale, "auditor", Roles.AUDITOR);
    UI.getCurrent().add(new ProofPanel(api, TRANSACTION));
    assertThat(party.registry().asked()).noneMatch(asked -> asked.path().equals(ADDRESS));
    _click(_get(Button.class, spec -> spec.withId("verify-" + TRANSACTION)));
  }

  @Test
  void saysThatItHoldsWhoSignedAndWhoConfirmedIt() {
    verify(Locale.UK);
    assertThat(text())
        .contains("Valid", "2 Mar 2026, 13:00 UTC", "BankA, Notary")
        .contains("BankB verified and recorded it; BankC has not answered;")
        .contains("Regulator refused it: Unknown rule.");
  }

  @Test
  void saysWhyItDoesNotHold() {
    party
        .registry()
        .gives(
            ADDRESS,
            """
            {"verifiedAt": "2026-03-02T13:00:00Z", "valid": false, "signedBy": [], "told": [],
             "problem": "The notary’s signature is missing."}
            """);
    verify(Locale.GERMANY);
    assertThat(text())
        .contains("Ungültig", "The notary’s signature is missing.", "niemandem")
        .doesNotContain("Gültig,");
  }

  @Test
  void saysNothingWhereTheNodeIsAway() {
    party.registry().refuses("GET " + ADDRESS, 503, "The node is away.");
    assertThatThrownBy(() -> verify(Locale.UK)).hasMessageContaining("The node is away.");
    assertThat(text()).doesNotContain("Valid");
  }
}
