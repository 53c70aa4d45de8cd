// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import jakarta.servlet.http.Cookie;
import java.util.List;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.VersionStatus;
import net.concordat.ui.fake.FakeRegistry.Asked;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsViewTest extends ViewTests {
  @BeforeEach
  void open() {
    signIn("auditor", Roles.AUDITOR);
  }

  @Test
  void asksForNoMoreVersionsThanAreLookedAt() {
    int before = versionsAsked().size();
    go("models");
    List<ModelVersion> rows = _fetch(_get(VersionGrid.class), 100, 30);
    assertThat(rows).hasSize(30);
    assertThat(rows.get(0).version().version()).isEqualTo(80 - 33);
    assertThat(versionsAsked().stream().skip(before))
        .isNotEmpty()
        .allMatch(asked -> asked.contains("limit=50"));
  }

  @Test
  void showsWhatTheAddressSays() {
    go("models?q=card&status=APPROVED");
    assertThat(field("Search").getValue()).isEqualTo("card");
    assertThat(_fetch(_get(VersionGrid.class), 0, 100))
        .hasSize(16)
        .allMatch(version -> version.status() == VersionStatus.APPROVED)
        .allMatch(version -> "card-fraud".equals(version.modelName()));
  }

  @Test
  void hidesColumnsThatSomebodyDoesNotWantAndRemembersThem() {
    go("models");
    assertThat(isShown("tier")).isTrue();
    MenuItem tier =
        _find(MenuBar.class).stream()
            .flatMap(bar -> bar.getItems().get(0).getSubMenu().getItems().stream())
            .filter(item -> item.getText().equals("Tier"))
            .findFirst()
            .orElseThrow();
    tier.setChecked(false);
    ComponentUtil.fireEvent(tier, new ClickEvent<>(tier));
    assertThat(isShown("tier")).isFalse();
    sendCookies(cookie("concordat-hidden-columns"));
    go("");
    go("models");
    assertThat(isShown("tier")).isFalse();
    assertThat(isShown("owner")).isTrue();
  }

  private static boolean isShown(String column) {
    return _get(VersionGrid.class).getColumnByKey(column).isVisible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TIER", "tier.", "a..b", "nothing"})
  void hidesNothingThatABrowserWasNotTold(String value) {
    sendCookies(new Cookie("concordat-hidden-columns", value));
    go("models");
    assertThat(_get(VersionGrid.class).getColumns()).allMatch(Column::isVisible);
  }

  @Test
  void asksAgainWhenTheLedgerMoves() {
    go("models");
    int before = versionsAsked().size();
    _get(ModelsView.class).ledgerMoved();
    _fetch(_get(VersionGrid.class), 0, 10);
    assertThat(versionsAsked()).hasSizeGreaterThan(before);
  }

  @Test
  void takesAWordThatIsNoneForNoSearch() {
    go("models?q=%2D%2D");
    assertThat(_fetch(_get(VersionGrid.class), 0, 10)).hasSize(10);
  }

  @Test
  void ignoresAStatusThatThereIsNot() {
    go("models?status=NONE");
    assertThat(_find(Select.class)).hasSize(5).allMatch(Select::isEmpty);
    assertThat(_fetch(_get(VersionGrid.class), 0, 10)).hasSize(10);
  }

  @Test
  void keepsAllButTheSearchWhenOneFieldIsEmptied() {
    go("models?q=card&status=APPROVED&owner=O%3DBankA%2C+L%3DLondon%2C+C%3DGB");
    _setValue(field("Search"), "");
    assertThat(_find(Select.class).stream().filter(select -> !select.isEmpty())).hasSize(2);
  }

  private static TextField field(String label) {
    return _find(TextField.class).stream()
        .filter(field -> label.equals(field.getLabel()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> versionsAsked() {
    return party.registry().asked().stream()
        .filter(asked -> asked.path().equals("versions"))
        .map(Asked::query)
        .toList();
  }
}
