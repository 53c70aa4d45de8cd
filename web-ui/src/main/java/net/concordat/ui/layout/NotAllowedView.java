// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import jakarta.annotation.security.PermitAll;

/** What somebody may not see is shown to that one as if it were not there. */
@Tag("div")
@PermitAll
public class NotAllowedView extends Component implements HasErrorParameter<AccessDeniedException> {
  private static final long serialVersionUID = 1;

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> error) {
    event.rerouteToError(NotFoundException.class);
    return 404;
  }
}
