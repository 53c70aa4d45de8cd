// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditViewTest extends ViewTests {
  @BeforeEach
  void open() {
    signIn("auditor", Roles.AUDITOR);
  }

  @Test
  void asksForWhatTheAddressSaysAsOfAnInstant() {
    go("audit?command=GrantContract.Offer&until=2026-03-01T12%3A00%3A00Z");
    assertThat(_fetch(_get(TransactionGrid.class), 0, 10)).isNotEmpty();
    assertThat(asked())
        .last()
        .satisfies(
            each -> {
              assertThat(each.parameter("command")).contains("GrantContract.Offer");
              assertThat(each.parameter("until")).contains("2026-03-01T12:00:00Z");
            });
  }

  @Test
  void leavesOutWhatAnAddressDoesNotSayRightly() {
    go("audit?until=yesterday&modelId=..%2Faliases");
    assertThat(_fetch(_get(TransactionGrid.class), 0, 10)).isNotEmpty();
    assertThat(asked())
        .last()
        .satisfies(
            each -> {
              assertThat(each.parameter("until")).isEmpty();
              assertThat(each.parameter("modelId")).isEmpty();
            });
  }

  @Test
  void asksForNothingByAModelThatIsNone() {
    go("audit");
    _fetch(_get(TransactionGrid.class), 0, 10);
    int before = asked().size();
    TextField model =
        _find(TextField.class).stream()
            .filter(field -> "Model".equals(field.getLabel()))
            .findFirst()
            .orElseThrow();
    _setValue(model, "abc");
    assertThat(model.isInvalid()).isTrue();
    assertThat(asked()).hasSize(before);
  }

  @Test
  void looksAgainWhenTheLedgerMovesUnlessAtThePast() {
    go("audit");
    _fetch(_get(TransactionGrid.class), 0, 10);
    int before = asked().size();
    _get(AuditView.class).ledgerMoved();
    _fetch(_get(TransactionGrid.class), 0, 10);
    assertThat(asked()).hasSizeGreaterThan(before);
    go("audit?until=2026-03-01T12%3A00%3A00Z");
    _fetch(_get(TransactionGrid.class), 0, 10);
    int past = asked().size();
    _get(AuditView.class).ledgerMoved();
    assertThat(asked()).hasSize(past);
  }

  private List<Asked> asked() {
    return party.registry().asked().stream()
        .filter(
            each -> each.path().equals("audit") && "50".equals(each.parameter("limit").orElse("")))
        .toList();
  }
}
