// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.time.Duration;

/** What a node, or a server beside the nodes, is doing. */
public enum NodeStatus {
  /** It answers. */
  UP("up"),
  /** It has a process that does not answer. */
  NOT_ANSWERING("running, does not answer"),
  /** It has no process. */
  DOWN("down");

  private final String words;

  NodeStatus(String words) {
    this.words = words;
  }

  static NodeStatus of(Network network, Party party) {
    if (network.processIds(party).isEmpty()) {
      return DOWN;
    }
    return new Readiness(network, Duration.ZERO).answers(party) ? UP : NOT_ANSWERING;
  }

  @Override
  public String toString() {
    return words;
  }
}
