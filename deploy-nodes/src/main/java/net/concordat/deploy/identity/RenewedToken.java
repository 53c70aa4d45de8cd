// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signs in again before a token ends. */
final class RenewedToken implements SignIn {
  /** Of the five minutes that a token lasts. */
  private static final Duration USED_FOR = Duration.ofMinutes(4);

  private final SignIn signIn;
  private @Nullable AccessToken current;
  private long takenAt;

  /**
   * @param signIn gives a new token each time
   */
  RenewedToken(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public synchronized AccessToken token() throws IOException, InterruptedException {
    AccessToken token = current;
    if (token == null || System.nanoTime() - takenAt > USED_FOR.toNanos()) {
      takenAt = System.nanoTime();
      token = signIn.token();
      current = token;
    }
    return token;
  }
}
