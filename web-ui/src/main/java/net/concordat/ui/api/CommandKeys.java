// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The keys of what somebody asks for: asked again before there is an answer, it is the same
 * command; asked again after it was refused, or for something else, it is another.
 */
public final class CommandKeys {
  private static final int AWAY = 503;

  private final Map<Object, String> keys = new HashMap<>();

  /**
   * Gives a command.
   *
   * @param asked what is asked for, by value
   * @param command gives it under a key
   */
  public GivenCommand give(Object asked, Function<String, GivenCommand> command) {
    String key = keys.computeIfAbsent(asked, any -> UUID.randomUUID().toString());
    try {
      GivenCommand given = command.apply(key);
      if (!given.isRunning()) {
        keys.remove(asked);
      }
      return given;
    } catch (RegistryException e) {
      if (!e.isAway() && !e.isSignedOut() && e.status() != AWAY) {
        keys.remove(asked);
      }
      throw e;
    }
  }
}
