// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Whoever this session belongs to. */
@Component
public final class CurrentUser {
  private static final String PREFIX = "ROLE_";

  private final AuthenticationContext context;

  CurrentUser(AuthenticationContext context) {
    this.context = context;
  }

  /** What to call the person: the full name, or else the account's. */
  public String name() {
    return user()
        .map(user -> user.getFullName() == null ? user.getName() : user.getFullName())
        .orElse("");
  }

  /** The realm's own id of the person, by which the registry says who did something. */
  public String subject() {
    return user().map(OidcUser::getSubject).orElse("");
  }

  /** The roles; see {@link Roles}. */
  public Set<String> roles() {
    return user().stream()
        .flatMap(user -> user.getAuthorities().stream())
        .map(GrantedAuthority::getAuthority)
        .filter(authority -> authority.startsWith(PREFIX))
        .map(authority -> authority.substring(PREFIX.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the person has one of these roles. */
  public boolean hasAny(String... roles) {
    Set<String> own = roles();
    for (String role : roles) {
      if (own.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Ends the session here and at the realm. The page lets go of its socket first: the server ends
   * that with the session, and a page that saw its socket end before it was told where to go would
   * look for another and could load itself anew on its way to the realm.
   */
  public void signOut() {
    UI page = UI.getCurrent();
    page.getPushConfiguration().setPushMode(PushMode.DISABLED);
    page.getPage()
        .executeJs("return true")
        .then(ready -> context.logout(), failure -> context.logout());
  }

  private Optional<OidcUser> user() {
    return context.getAuthenticatedUser(OidcUser.class);
  }
}
