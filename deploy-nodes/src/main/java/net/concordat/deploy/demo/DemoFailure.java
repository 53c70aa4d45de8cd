// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import net.concordat.deploy.DeployException;

/** The demonstration did not go as it must; the message says where. */
final class DemoFailure extends DeployException {
  private static final long serialVersionUID = 1;

  DemoFailure(String message) {
    super(message);
  }
}
