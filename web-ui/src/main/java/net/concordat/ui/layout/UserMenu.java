// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.stream.Collectors;
import net.concordat.ui.security.CurrentUser;

/** Who is signed in, in which roles, and the way out. */
final class UserMenu extends MenuBar {
  private static final long serialVersionUID = 1;

  UserMenu(CurrentUser user) {
    addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    addClassName("user-menu");
    Span name = new Span(user.name());
    name.addClassName("user-name");
    MenuItem top = addItem(VaadinIcon.USER.create());
    top.add(name);
    top.setAriaLabel(getTranslation("layout.user", user.name()));
    MenuItem roles =
        top.getSubMenu()
            .addItem(
                user.roles().stream()
                    .filter(role -> !role.contains("_"))
                    .sorted()
                    .map(role -> getTranslation("layout.role." + role))
                    .collect(Collectors.joining(", ")));
    roles.setEnabled(false);
    top.getSubMenu().addItem(getTranslation("layout.signOut"), click -> user.signOut());
  }
}
