// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever is signed in can do about a version or a proposal now, or not.
 *
 * @param action what, such as DECIDE
 * @param allowed whether
 * @param roles who may: whoever has one of these
 * @param because why not, in a word; null if it is allowed
 * @param rule which rule of the ledger would refuse; null where none does
 * @param detail why not, in a sentence; null if it is allowed
 */
public record VersionAction(
    String action,
    boolean allowed,
    List<String> roles,
    @Nullable String because,
    @Nullable String rule,
    @Nullable String detail) {}
