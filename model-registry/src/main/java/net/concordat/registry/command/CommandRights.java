// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command;

import java.util.UUID;
import net.concordat.registry.command.internal.CommandRow;
import net.concordat.registry.command.internal.CommandRows;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.security.BankOnly;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Who may give which command. */
@Component
@BankOnly
class CommandRights {
  private final CommandRows rows;

  CommandRights(CommandRows rows) {
    this.rows = rows;
  }

  /** Whether somebody may give such a command. */
  public boolean mayGive(Authentication caller, LedgerAct act) {
    return mayGive(caller, CommandKind.of(act));
  }

  /** Whether somebody may attempt a command again: whoever might give it anew. */
  public boolean mayRetry(Authentication caller, UUID id) {
    return rows.findById(id)
        .map(CommandRow::kind)
        .filter(kind -> mayGive(caller, kind))
        .isPresent();
  }

  private static boolean mayGive(Authentication caller, CommandKind kind) {
    return caller.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .anyMatch(role -> kind.roles().stream().anyMatch(may -> role.equals("ROLE_" + may)));
  }
}
