// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.models;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import net.concordat.ui.layout.Cookies;
import org.jspecify.annotations.Nullable;

/** Which columns of the models somebody does not want to see; kept in the browser. */
final class HiddenColumns {
  private static final String COOKIE = "concordat-hidden-columns";
  private static final Pattern FORM = Pattern.compile("[a-z]{1,20}(\\.[a-z]{1,20}){0,20}");

  private HiddenColumns() {}

  /** Their keys, as the browser says. */
  static List<String> known() {
    @Nullable VaadinRequest request = VaadinRequest.getCurrent();
    return Cookies.value(request == null ? null : request.getCookies(), COOKIE, FORM)
        .map(value -> List.of(value.group().split("\\.", -1)))
        .orElse(List.of());
  }

  /** Has the browser keep them. */
  static void remember(Collection<String> keys) {
    VaadinResponse.getCurrent()
        .addCookie(Cookies.kept(COOKIE, String.join(".", keys), Cookies.YEAR));
  }
}
