// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouteNotFoundError;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.part.PageView;

/** Says that there is no such page, or none for the person's roles: which of both is not told. */
@ParentLayout(MainLayout.class)
@PermitAll
public class NotThereView extends RouteNotFoundError {
  private static final long serialVersionUID = 1;

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
    Main main = new Main(new H1(getTranslation("layout.notThere")));
    main.setId(PageView.ID);
    main.addClassName("page");
    main.add(new Paragraph(getTranslation("layout.notThere.advice")));
    getElement().appendChild(main.getElement());
    return 404;
  }
}
