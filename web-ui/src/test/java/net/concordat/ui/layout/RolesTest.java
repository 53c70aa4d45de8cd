// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import net.concordat.ui.fake.SupervisorsView;
import net.concordat.ui.fake.ViewTests;
import net.concordat.ui.security.Roles;
import org.junit.jupiter.api.Test;

/** Who sees which view. */
class RolesTest extends ViewTests {
  private static final Set<String> KNOWN =
      Set.of(
          Roles.DEVELOPER,
          Roles.VALIDATOR,
          Roles.APPROVER,
          Roles.AUDITOR,
          Roles.ADMIN,
          Roles.SUPERVISOR);

  @Test
  void isSaidAtEachView() {
    for (JavaClass view : new ClassFileImporter().importPackages("net.concordat.ui")) {
      if (view.isAnnotatedWith(Route.class)) {
        boolean some = view.isAnnotatedWith(RolesAllowed.class);
        assertThat(some != view.isAnnotatedWith(PermitAll.class)).as(view.getName()).isTrue();
        if (some) {
          assertThat(KNOWN)
              .as(view.getName())
              .contains(view.getAnnotationOfType(RolesAllowed.class).value());
        }
      }
    }
  }

  @Test
  void showsAViewToThoseOfItsRoleInTheNavigationToo() {
    signIn("auditor", Roles.SUPERVISOR);
    assertThat(navigation()).contains("Supervisor");
    go("supervisors");
    _get(SupervisorsView.class);
  }

  @Test
  void showsOthersThatThereIsNoSuchPage() {
    for (String role : List.of(Roles.AUDITOR, Roles.ADMIN, Roles.DEVELOPER)) {
      signIn("somebody", role);
      assertThat(navigation()).contains("Home", "Models").doesNotContain("Supervisor");
      go("supervisors");
      _assertNone(SupervisorsView.class);
      _get(NotThereView.class);
    }
  }

  private static List<String> navigation() {
    return _get(SideNav.class).getItems().stream().map(SideNavItem::getLabel).toList();
  }
}
