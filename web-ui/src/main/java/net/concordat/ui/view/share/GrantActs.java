// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.concordat.ui.api.CommandKeys;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.SharingApi;

/** Has grants accepted, fetched and revoked, and knows what became of that. */
final class GrantActs {
  private final SharingApi api;
  private final CommandKeys keys = new CommandKeys();
  private final Map<String, RegistryException> refusals = new HashMap<>();
  private final Map<String, GivenCommand> underWay = new HashMap<>();

  GrantActs(SharingApi api) {
    this.api = api;
  }

  void accept(Grant offer) {
    act("accept", offer, key -> api.accept(key, offer));
  }

  void fetch(Grant grant) {
    act("fetch", grant, key -> api.fetch(key, grant));
  }

  void revoke(Grant grant) {
    act("revoke", grant, key -> api.revoke(key, grant));
  }

  /** Why the last act on a grant was not done. */
  Optional<RegistryException> refusal(Grant grant) {
    return Optional.ofNullable(refusals.get(grant.grantId()));
  }

  /** What was asked for and has no answer yet. */
  Optional<GivenCommand> underWay(Grant grant) {
    return Optional.ofNullable(underWay.get(grant.grantId()));
  }

  private void act(String what, Grant grant, Function<String, GivenCommand> act) {
    String id = grant.grantId();
    refusals.remove(id);
    underWay.remove(id);
    try {
      GivenCommand given = keys.give(what + " " + id, act);
      if (given.isRunning()) {
        underWay.put(id, given);
      }
    } catch (RegistryException e) {
      if (e.status() != 409 && e.status() != 422) {
        throw e;
      }
      refusals.put(id, e);
    }
  }
}
