// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.util.List;
import java.util.Map;

/**
 * Who may ask a node.
 *
 * @param name the user's name
 * @param password the user's password
 * @param permissions what may be asked for, in Corda's words
 */
record RpcUser(String name, String password, List<String> permissions) {
  Map<String, Object> toConfig() {
    return Map.of("username", name, "password", password, "permissions", permissions);
  }
}
