// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.review;

import java.util.List;
import net.concordat.ui.api.Completeness;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.OpenFinding;

/**
 * A version with what stands in its way.
 *
 * @param version which
 * @param record what is there and missing of its record
 * @param findings those that are open
 */
record Reviewed(ModelVersion version, Completeness record, List<OpenFinding> findings) {}
