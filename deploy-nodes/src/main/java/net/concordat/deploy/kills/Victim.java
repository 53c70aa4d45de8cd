// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.util.Optional;
import net.concordat.deploy.Party;

/** Whose node is killed. */
public enum Victim {
  /** The one that gives the command. */
  INITIATOR,
  /** The other bank that is to know of it. */
  RESPONDER,
  /** The notary. */
  NOTARY,
  /** The regulator's node. */
  OBSERVER;

  /** The party that has this part in a command, if any. */
  Optional<Party> in(Command<?> command) {
    return switch (this) {
      case INITIATOR -> Optional.of(command.initiator());
      case RESPONDER -> command.responder();
      case NOTARY -> Optional.of(Party.NOTARY);
      case OBSERVER -> Optional.of(Party.REGULATOR);
    };
  }
}
