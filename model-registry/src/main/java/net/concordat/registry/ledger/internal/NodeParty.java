// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Optional;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.OwnParty;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The party whose node it is; kept, so that it is known while the node is away. */
@Component
class NodeParty implements OwnParty {
  private final NodeConnection node;
  private final JdbcTemplate jdbc;
  private volatile @Nullable String asked;

  NodeParty(NodeConnection node, JdbcTemplate jdbc) {
    this.node = node;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<String> name() {
    return asked == null
        ? jdbc.queryForList("select name from own_party", String.class).stream().findFirst()
        : Optional.of(asked);
  }

  /**
   * Asks the node, once.
   *
   * @throws NodeUnavailableException if it does not answer
   */
  void learn() {
    if (asked == null) {
      String name =
          node.ask(ops -> ops.nodeInfo().getLegalIdentities().get(0).getName().toString());
      if (name().filter(name::equals).isEmpty()) {
        jdbc.update("delete from own_party");
        jdbc.update("insert into own_party (name) values (?)", name);
      }
      asked = name;
    }
  }
}
