// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.identity;

import java.io.IOException;

/** Somebody who is signed in, for as long as it takes. */
@FunctionalInterface
public interface SignIn {
  /** What proves it, good for at least a minute more. */
  AccessToken token() throws IOException, InterruptedException;
}
