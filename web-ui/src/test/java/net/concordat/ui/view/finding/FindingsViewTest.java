// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.finding;

import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.ui.api.OpenFinding;
import net.concordat.ui.fake.FakeRegistry.Answer;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

class FindingsViewTest extends ViewTests {
  private void open(String query, String... roles) {
    party.registry().gives("me", "{\"name\": \"nina\", \"party\": \"" + Samples.BANK + "\"}");
    signIn("nina", roles);
    go("review/findings" + query);
  }

  @SuppressWarnings("unchecked")
  private static Grid<OpenFinding> grid() {
    return (Grid<OpenFinding>) _get(Grid.class);
  }

  @Test
  void showsOpenFindingsOfAllVersions() {
    open("", Roles.VALIDATOR);
    assertThat(_size(grid())).isEqualTo(1);
    assertThat(GridKt._getFormattedRow(grid(), 0).toString())
        .contains("30 Jun 2026", "High", "F-1: Recall falls", "Developer of BankA");
    assertThat(asked()).isNotEmpty().allMatch(query -> query.contains("status=OPEN"));
  }

  @Test
  void asksForWhatTheAddressSays() {
    open("?status=any&severity=CRITICAL&mine=", Roles.DEVELOPER);
    assertThat(_size(grid())).isEqualTo(1);
    assertThat(asked())
        .isNotEmpty()
        .allMatch(query -> query.contains("severity=CRITICAL") && query.contains("owner=nina"))
        .noneMatch(query -> query.contains("status"));
  }

  @Test
  void readsListsOfAnyLengthPageByPage() {
    party
        .registry()
        .answers(
            "GET findings",
            asked -> {
              int from = asked.parameter("cursor").map(Integer::parseInt).orElse(0);
              return new Answer(
                  200,
                  "{\"items\": [%s], \"nextCursor\": %s}"
                      .formatted(
                          IntStream.range(from, from + 50)
                              .mapToObj(FindingsViewTest::finding)
                              .collect(Collectors.joining(",")),
                          from == 450 ? "null" : "\"" + (from + 50) + "\""));
            });
    open("", Roles.AUDITOR);
    assertThat(_size(grid())).isEqualTo(500);
    assertThat(GridKt._get(grid(), 499).id()).isEqualTo("F-499");
  }

  private static String finding(int number) {
    return """
    {"modelId": "%s", "version": 80, "id": "F-%d", "severity": "LOW", "status": "OPEN",
     "owner": "dana", "dueDate": "2026-06-30", "description": "One of many."}
    """
        .formatted(Samples.CARD_FRAUD, number);
  }

  @Test
  void teachesInGermanWhereThereAreNone() {
    party.registry().gives("findings", "{\"items\": []}");
    signIn(Locale.GERMANY, "nina", Roles.VALIDATOR);
    go("review/findings");
    assertThat(_size(grid())).isZero();
    assertThat(text()).contains("Keine Feststellung passt", "Nur meine");
  }

  @Test
  void isNotForARegulator() {
    open("", Roles.SUPERVISOR);
    assertThat(_find(FindingsView.class)).isEmpty();
  }

  private List<String> asked() {
    return party.registry().asked().stream()
        .filter(each -> each.path().equals("findings"))
        .map(Asked::query)
        // Home, where everybody begins, asks for what is due.
        .filter(query -> !query.contains("dueBefore"))
        .toList();
  }
}
