// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.part.PageView;
import net.concordat.ui.security.Roles;

/** A view for one role, to see what others get. No part of the product. */
@Route(value = "supervisors", layout = MainLayout.class)
@Menu(title = "layout.role.supervisor", order = 99)
@RolesAllowed(Roles.SUPERVISOR)
public class SupervisorsView extends PageView {
  private static final long serialVersionUID = 1;

  /** Shows that it is there. */
  public SupervisorsView() {
    super("For supervisors");
  }
}
