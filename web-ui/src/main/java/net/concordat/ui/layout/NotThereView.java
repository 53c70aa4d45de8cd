// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.part.PageView;

/** Says that there is no such page, or none for the person's roles: which of both is not told. */
@ParentLayout(MainLayout.class)
@PermitAll
public class NotThereView extends PageView implements HasErrorParameter<NotFoundException> {
  private static final long serialVersionUID = 1;

  /** Says it. */
  public NotThereView() {
    super("");
    setHeading(getTranslation("layout.notThere"));
    add(new Paragraph(getTranslation("layout.notThere.advice")));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
    return 404;
  }
}
