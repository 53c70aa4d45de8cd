// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

/**
 * What proves who asks, for five minutes. Whoever has it is believed, so it is never printed.
 *
 * @param value what follows {@code Bearer} in a request
 */
public record AccessToken(String value) {
  @Override
  public String toString() {
    return "an access token";
  }
}
