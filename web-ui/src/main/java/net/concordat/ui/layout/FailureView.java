// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.part.PageView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands where a view should be that failed. */
@ParentLayout(MainLayout.class)
@PermitAll
public class FailureView extends PageView implements HasErrorParameter<Exception> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(FailureView.class);

  private final Div text = new Div();

  /** Says nothing yet. */
  public FailureView() {
    super("");
    setHeading(getTranslation("layout.failure"));
    add(text);
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    Failure failure = Failure.of(parameter.getCaughtException());
    failure.log(LOG);
    RegistryException refusal = failure.refusal();
    text.removeAll();
    text.add(new FailureText(failure));
    return refusal == null ? 500 : refusal.isAway() ? 503 : refusal.status();
  }
}
