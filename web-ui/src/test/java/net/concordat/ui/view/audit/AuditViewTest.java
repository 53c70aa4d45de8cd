// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.audit;

import static com.github.mvysny.kaributesting.v10.ComboBoxKt.getSuggestions;
import static com.github.mvysny.kaributesting.v10.ComboBoxKt.selectByLabel;
import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.combobox.ComboBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void letsPeopleChooseWhoSignedWhichCommandAndOfWhichModelByTheirNames() {
    go("audit");
    ComboBox<String> signer = choice("Signed by");
    assertThat(getSuggestions(signer)).contains("BankA", "BankB");
    assertThat(getSuggestions(choice("Command"))).contains("Grant: Offer");
    assertThat(getSuggestions(choice("Model"))).contains("card-fraud (BankA)");
    selectByLabel(signer, "BankB");
    _fetch(_get(TransactionGrid.class), 0, 10);
    assertThat(asked())
        .last()
        .satisfies(
            each ->
                assertThat(each.parameter("party"))
                    .hasValueSatisfying(name -> assertThat(name).startsWith("O=BankB")));
  }

  @SuppressWarnings("unchecked")
  private static ComboBox<String> choice(String label) {
    return _get(ComboBox.class, spec -> spec.withLabel(label));
  }

  @Test
  void offersTheCommandsOfTheLedgerAndNoOthers() throws IOException {
    Set<String> commands = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../docs/ledger-protocol.md"))) {
      String first = line.startsWith("| `") ? line.split("\\|", 3)[1] : "";
      Matcher contract = Pattern.compile("`([A-Z][A-Za-z]*Contract)\\.").matcher(first);
      if (contract.find()) {
        Pattern.compile("[.`]([A-Z][A-Za-z]*)`")
            .matcher(first)
            .results()
            .forEach(command -> commands.add(contract.group(1) + "." + command.group(1)));
      }
    }
    assertThat(LedgerCommands.ALL).containsExactlyElementsOf(commands);
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
