// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.share;

import java.util.List;
import java.util.stream.Stream;
import net.concordat.ui.api.GivenCommand;
import net.concordat.ui.api.Grant;
import net.concordat.ui.api.Page;

/**
 * What a bank shares and was given: the first page of each list.
 *
 * @param bank whose
 * @param running commands that its node is still at
 * @param offers what waits for its agreement
 * @param held what it agreed to
 * @param given what it gave
 */
record Shared(
    String bank,
    List<GivenCommand> running,
    Page<Grant> offers,
    Page<Grant> held,
    Page<Grant> given) {
  /** Whether there is no more than these pages. */
  boolean isWhole() {
    return Stream.of(offers, held, given).allMatch(page -> page.nextCursor() == null);
  }
}
