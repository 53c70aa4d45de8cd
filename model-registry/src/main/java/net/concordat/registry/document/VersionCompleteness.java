// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import net.concordat.registry.ledger.VersionNumber;

/**
 * Which fields of a version's record are there.
 *
 * @param version whose record
 * @param record what is there and missing of it
 */
public record VersionCompleteness(
    @JsonUnwrapped VersionNumber version, @JsonUnwrapped Completeness record) {}
