// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What a page may load and run: what comes from here, and in the page itself only the scripts that
 * bear a number drawn for that one answer. Vaadin's client compiles the scripts that the server
 * sends it, so it needs {@code unsafe-eval}, and its components bring styles of their own, so they
 * need {@code unsafe-inline} for styles.
 */
@Component
final class ContentSecurityPolicy implements VaadinServiceInitListener, IndexHtmlRequestListener {
  private static final long serialVersionUID = 1;
  private static final String NAME = "Content-Security-Policy";

  /** Of whatever is no page. */
  static final String WITHOUT_SCRIPTS =
      "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private static final String PAGE =
      "default-src 'none'; script-src 'self' 'nonce-%s' 'unsafe-eval'; "
          + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
          + "connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; object-src 'none'";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 16;

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this);
  }

  @Override
  public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    response.getDocument().select("script").forEach(script -> script.attr("nonce", nonce));
    response.getVaadinResponse().setHeader(NAME, PAGE.formatted(nonce));
  }
}
