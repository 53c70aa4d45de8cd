// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.SharingApi;

/** Has grants accepted and revoked, and knows what was refused and what the node is still at. */
final class GrantActs {
  private final SharingApi api;
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, RegistryException> refusals = new HashMap<>();

  GrantActs(SharingApi api) {
    this.api = api;
  }

  void accept(Grant offer) {
    act(offer.grantId(), api::accept);
  }

  void revoke(Grant grant) {
    act(grant.grantId(), api::revoke);
  }

  /** Why the last act on a grant was not done. */
  Optional<RegistryException> refusal(Grant grant) {
    return Optional.ofNullable(refusals.get(grant.grantId()));
  }

  /** Whether something was asked for that has no answer yet. */
  boolean isWaiting(Grant grant) {
    return keys.containsKey(grant.grantId());
  }

  private void act(String grantId, BiPredicate<String, String> act) {
    refusals.remove(grantId);
    // Kept until there is an answer: asked again after none came, it is the same command.
    String key = keys.computeIfAbsent(grantId, any -> UUID.randomUUID().toString());
    try {
      if (act.test(key, grantId)) {
        keys.remove(grantId);
      }
    } catch (RegistryException e) {
      if (!e.isAway()) {
        keys.remove(grantId);
      }
      if (e.status() != 409 && e.status() != 422) {
        throw e;
      }
      refusals.put(grantId, e);
    }
  }
}
