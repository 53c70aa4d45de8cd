// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A member's private rows for measuring, as it committed to them.
 *
 * @param root the commitment
 * @param owner whose rows
 * @param rows how many, rounded to two digits
 * @param firstDay from which day on
 * @param lastDay to which day
 * @param splitRule how they were chosen
 * @param committedAt when the member committed to them
 * @param uses how often they were used so far
 */
public record HoldoutFact(
    String root,
    String owner,
    int rows,
    LocalDate firstDay,
    LocalDate lastDay,
    String splitRule,
    Instant committedAt,
    int uses)
    implements Fact {}
