// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import net.concordat.deploy.Party;

/**
 * How far a command has come. Who would carry it further is frozen (SIGSTOP) while the command gets
 * there, so that it is there for certain, and not a moment later; but the notary's commit, for
 * which all must be awake, is caught as it happens.
 */
public enum Phase implements Moment {
  /** The initiator's node has answered that it has the command. */
  ASKED {
    @Override
    public void reach(Scene scene) throws Exception {
      scene.give();
    }
  },

  /** Some parts of an artifact have come, and not all. */
  IN_PARTS {
    @Override
    public void reach(Scene scene) throws Exception {
      scene.give();
      scene.awaitReceived(1);
    }
  },

  /** The initiator has signed and asked the notary; the notary has not seen it. */
  SIGNED {
    @Override
    public void reach(Scene scene) throws Exception {
      scene.freeze(Party.NOTARY);
      scene.giveAndAwaitSigned();
    }
  },

  /** The notary has committed this very moment; its answer is not sent. */
  NOTARISED {
    @Override
    public void reach(Scene scene) throws Exception {
      scene.giveAndAwaitNotarised();
    }
  },

  /** The initiator has recorded; the responder has not. */
  RECORDED {
    @Override
    public void reach(Scene scene) throws Exception {
      Party responder = scene.command().responder().orElseThrow();
      scene.freeze(responder);
      scene.give();
      scene.awaitLeftAt(scene.command().initiator());
    }
  },

  /** All banks concerned have recorded; the observer has not. */
  TAKEN {
    @Override
    public void reach(Scene scene) throws Exception {
      scene.freeze(Party.REGULATOR);
      scene.give();
      scene.awaitLeftAt(scene.command().responder().orElse(scene.command().initiator()));
    }
  };
}
