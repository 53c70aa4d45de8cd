// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.List;
import net.concordat.evidence.RequiredField;
import net.concordat.evidence.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the record of a review and approval are there. That a field is there says nothing
 * of whether it is right or enough.
 *
 * @param tier the tier that the model was classified as; null if it was not: then all is asked for
 * @param present what is there
 * @param missing what is not
 */
public record Completeness(
    @Nullable Tier tier, List<RequiredField> present, List<RequiredField> missing) {}
