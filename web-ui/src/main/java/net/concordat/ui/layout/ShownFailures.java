// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what fails while somebody works in a view; the view and what was typed stay. */
final class ShownFailures implements ErrorHandler {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ShownFailures.class);

  @Override
  public void error(ErrorEvent event) {
    Failure failure = Failure.of(event.getThrowable());
    failure.log(LOG);
    UI ui = UI.getCurrent();
    if (ui != null) {
      ui.access(() -> new FailureNotice(failure).open());
    }
  }
}
