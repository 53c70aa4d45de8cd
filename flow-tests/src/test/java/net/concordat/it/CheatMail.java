// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.identity.Party;

/** Says to one of our responders what no flow of ours would. */
public abstract class CheatMail extends FlowLogic<Void> {
  private final Party to;
  private final Object mail;

  CheatMail(Party to, Object mail) {
    this.to = to;
    this.mail = mail;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    initiateFlow(to).sendAndReceive(Object.class, mail);
    return null;
  }

  /** In a masked round. */
  @InitiatingFlow
  public static final class OfMask extends CheatMail {
    OfMask(Party to, Object mail) {
      super(to, mail);
    }
  }

  /** Of weights that it may not see. */
  @InitiatingFlow
  public static final class OfCandidate extends CheatMail {
    OfCandidate(Party to, Object mail) {
      super(to, mail);
    }
  }

  /** Of what it says that it measured. */
  @InitiatingFlow
  public static final class OfJudgement extends CheatMail {
    OfJudgement(Party to, Object mail) {
      super(to, mail);
    }
  }
}
