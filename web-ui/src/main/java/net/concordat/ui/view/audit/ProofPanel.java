// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.LedgerProof;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;

/** Has the party's node verify a transaction now, and says what came of it. */
final class ProofPanel extends Div {
  private static final long serialVersionUID = 1;

  private final transient AuditApi api;
  private final String txId;
  private final Div result = new Div();

  ProofPanel(AuditApi api, String txId) {
    this.api = api;
    this.txId = txId;
    addClassName("proof");
    Button verify = new Button(getTranslation("audit.verify"), click -> verify());
    verify.setId("verify-" + txId);
    verify.addThemeVariants(ButtonVariant.LUMO_SMALL);
    verify.setDisableOnClick(true);
    verify.addClickListener(click -> verify.setEnabled(true));
    result.getElement().setAttribute("role", "status");
    add(verify, result);
  }

  private void verify() {
    result.removeAll();
    LedgerProof proof = api.verification(txId);
    Badge badge =
        new Badge(
            getTranslation(proof.valid() ? "audit.valid" : "audit.invalid"),
            Badge.goodIf(proof.valid()));
    Span verdict = new Span(badge, new Span(" "), Times.shown(proof.verifiedAt(), getLocale()));
    String problem = proof.problem();
    if (problem != null) {
      verdict.add(new Span(" " + problem));
    }
    result.add(
        new Facts()
            .with(getTranslation("audit.verified"), verdict)
            .with(
                getTranslation("audit.signedBy"),
                proof.signedBy().stream()
                    .map(Members::organisation)
                    .collect(Collectors.joining(", ")))
            .with(getTranslation("audit.told"), told(proof)));
  }

  private String told(LedgerProof proof) {
    return proof.told().isEmpty()
        ? getTranslation("audit.told.none")
        : proof.told().stream().map(this::told).collect(Collectors.joining("; "));
  }

  private String told(LedgerProof.Told told) {
    String party = Members.organisation(told.party());
    String reason = told.reason();
    return reason == null
        ? getTranslation("audit.told." + told.status(), party)
        : getTranslation("audit.told.because", party, reason);
  }
}
